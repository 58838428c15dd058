"""Terraform's S3 backend in the embedded AWS: encrypted by a key's alias or ARN, locked by an object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients
    from tests.rehearsal.embedded_aws.terraform import Terraform

pytestmark = pytest.mark.rehearsal

CONFIGURATION = """
terraform {{
  backend "s3" {{
    bucket         = "{bucket}"
    key            = "demo/stack.tfstate"
    region         = "us-east-1"
    encrypt        = true
    kms_key_id     = "{key}"
    use_lockfile   = true
    use_path_style = true
  }}
}}

resource "terraform_data" "value" {{
  input = "kept"
}}

output "value" {{
  value = terraform_data.value.output
}}
"""


def _state_bucket(client: Clients, name: str) -> dict[str, str]:
    """A TLS-only bucket; the ways to name the key that encrypts it."""
    s3, kms = client("s3"), client("kms")
    s3.create_bucket(Bucket=name)
    resources = [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": resources,
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}}  # fmt: skip
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [deny]}))
    key = kms.create_key()["KeyMetadata"]
    kms.create_alias(AliasName=f"alias/{name}", TargetKeyId=key["KeyId"])
    return {"key": key["Arn"], "alias": f"arn:aws:kms:us-east-1:111111111111:alias/{name}"}


@pytest.mark.parametrize("named_by", ["key", "alias"])
def test_state_is_kept_encrypted_and_its_lock_is_released(
    terraform: Terraform, client: Clients, name: str, named_by: str
) -> None:
    keys = _state_bucket(client, name)
    (terraform.directory / "provider.tf").unlink()
    configuration = CONFIGURATION.format(bucket=name, key=keys[named_by])
    (terraform.directory / "main.tf").write_text(configuration)
    terraform.init()
    terraform.apply()
    terraform.assert_no_changes()
    assert terraform.outputs() == {"value": "kept"}
    head = client("s3").head_object(Bucket=name, Key="demo/stack.tfstate")
    assert (head["ServerSideEncryption"], head["SSEKMSKeyId"]) == ("aws:kms", keys[named_by])
    assert [found["Key"] for found in client("s3").list_objects_v2(Bucket=name)["Contents"]] == ["demo/stack.tfstate"]


def test_state_that_somebody_holds_is_not_touched(terraform: Terraform, client: Clients, name: str) -> None:
    keys = _state_bucket(client, name)
    (terraform.directory / "provider.tf").unlink()
    (terraform.directory / "main.tf").write_text(CONFIGURATION.format(bucket=name, key=keys["alias"]))
    terraform.init()
    lock = {"ID": "1", "Operation": "OperationTypeApply", "Who": "somebody@elsewhere"}
    client("s3").put_object(Bucket=name, Key="demo/stack.tfstate.tflock", Body=json.dumps(lock).encode())
    refused = terraform.run("apply", "-auto-approve", "-input=false", "-no-color", codes=(1,))
    assert "Error acquiring the state lock" in refused.stderr
    assert "somebody@elsewhere" in refused.stderr
