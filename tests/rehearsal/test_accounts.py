"""A target in another account: applied for real, and looked for there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.rehearsal.embedded_aws.terraform import Terraform
from tests.synthesis import synthesized
from viaduct.rehearsal.clients import embedded_clients
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.rehearsal.override import write_override
from viaduct.rehearsal.provider_mirror import terraform_cli_config
from viaduct.rehearsal.session import embedded_session

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.rehearsal

HOME, OTHER = "111111111111", "222222222222"
STACK = "api-production-eu-west-1"
LOCAL_STATE = json.dumps({"terraform": {"backend": {"local": {}}}})


def roles(aws: EmbeddedAws, account: str = "") -> set[str]:
    iam = embedded_clients(embedded_session(aws.environment), aws.endpoint, account)("iam", "eu-west-1")
    return {role["Arn"] for role in iam.list_roles()["Roles"]}


def test_a_target_stands_in_the_account_of_its_environment_and_nowhere_else(tmp_path: Path) -> None:
    config = terraform_cli_config(tmp_path)
    stack = tmp_path / "stack"
    stack.mkdir()
    document = synthesized(specs.EXAMPLES["accounts"].read_text(encoding="utf-8")).stacks[STACK].document
    (stack / "cdk.tf.json").write_text(json.dumps(document))
    (stack / "zz_override.tf.json").write_text(LOCAL_STATE)
    found = {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
    with EmbeddedAws(account=HOME, region="us-east-1", log=tmp_path / "aws.log") as aws:
        write_override(stack, aws.endpoint)
        terraform = Terraform(stack, aws.client_environment() | {"CHECKPOINT_DISABLE": "1"} | found)
        terraform.init()
        terraform.apply()

        terraform.assert_no_changes()
        assert roles(aws) == set()
        assert roles(aws, OTHER) == {
            f"arn:aws:iam::{OTHER}:role/viaduct/atlas-api-production-eu-west-1-{what}" for what in ("action", "deploy")
        }
