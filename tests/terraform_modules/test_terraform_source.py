"""The real Terraform fetches what was published, by the very lines that were printed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terraform_modules.aws_by_name import proxy
from tests.terraform_modules.shelf import Shelf, module
from tests.terraform_modules.tiny import contents, tiny_module

if TYPE_CHECKING:
    from viaduct.rehearsal.embedded_aws import EmbeddedAws

CALL = """\
module "alerts" {{
  {source}
  name = "world"
}}

output "said" {{
  value = module.alerts.greeting
}}
"""

pytestmark = [
    pytest.mark.rehearsal,
    pytest.mark.skipif(sys.platform == "darwin", reason="Go reads SSL_CERT_FILE on other systems only"),
]


@pytest.mark.parametrize("bucket", ["acme-modules-by-name", "acme.modules.by.name"])
@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1"])
def test_terraform_fetches_a_printed_source(running_aws: EmbeddedAws, tmp_path: Path, bucket: str, region: str) -> None:
    shelf = Shelf(running_aws, region, f"{bucket}.{region}" if "." in bucket else f"{bucket}-{region}")
    printed = shelf.publish(module("alerts")).splitlines()[-1].strip()
    configuration = tmp_path / "configuration"
    configuration.mkdir()
    (configuration / "main.tf").write_text(CALL.format(source=printed))
    hosts = [f"{shelf.bucket}.s3.{region}.amazonaws.com", f"s3.{region}.amazonaws.com"]
    # What Terraform's client makes of us-east-1.
    hosts += [f"{shelf.bucket}.s3.amazonaws.com", "s3.amazonaws.com"]
    with proxy(tmp_path, hosts, int(running_aws.endpoint.rpartition(":")[2])) as way:
        environment = plain_environment() | way
        for command in (["init"], ["validate"], ["apply", "-auto-approve"]):
            terraform(configuration, environment, *command)
        said = json.loads(terraform(configuration, environment, "output", "-json"))["said"]["value"]
    assert said == "hello, world"
    assert contents(configuration / ".terraform" / "modules" / "alerts") == tiny_module()


def plain_environment() -> dict[str, str]:
    """Credentials that the embedded AWS takes, and no endpoint: the source alone says where to look."""
    binary = shutil.which("terraform")
    assert binary
    return {
        "PATH": os.pathsep.join([str(Path(binary).parent), "/usr/bin", "/bin"]),
        "HOME": "/nonexistent",
        "CHECKPOINT_DISABLE": "1",
        "AWS_ACCESS_KEY_ID": "AKIAVIADUCTREHEARSAL",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def terraform(directory: Path, environment: dict[str, str], *command: str) -> str:
    ran = subprocess.run(
        ["terraform", *command, "-no-color"],
        cwd=directory,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
