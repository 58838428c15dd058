from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

import boto3
import pytest
from botocore.config import Config

from tests.rehearsal.embedded_aws.terraform import Terraform
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.rehearsal.provider_mirror import terraform_cli_config

if TYPE_CHECKING:
    from collections.abc import Iterator

HCL = Path(__file__).parent / "hcl"


@pytest.fixture(scope="session")
def aws() -> Iterator[EmbeddedAws]:
    with EmbeddedAws() as running:
        yield running


class Clients(Protocol):
    """Gives a boto3 client for a service of the embedded AWS."""

    def __call__(self, service: str, region: str = "us-east-1") -> Any: ...


@pytest.fixture
def client(aws: EmbeddedAws) -> Clients:
    session: Any = boto3.Session(aws.environment["AWS_ACCESS_KEY_ID"], aws.environment["AWS_SECRET_ACCESS_KEY"])
    config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})

    def make(service: str, region: str = "us-east-1") -> Any:
        return session.client(service, region, endpoint_url=aws.endpoint, config=config)

    return make


@pytest.fixture
def name() -> str:
    """A name that no other test uses: they share one AWS."""
    return f"demo-{uuid4().hex[:8]}"


class Roles(Protocol):
    """Makes a role that a service may assume, and gives its ARN."""

    def __call__(self, service: str | list[str]) -> str: ...


@pytest.fixture
def role(client: Clients) -> Roles:
    def make(service: str | list[str]) -> str:
        statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        created = client("iam").create_role(RoleName=f"role-{uuid4().hex[:8]}", AssumeRolePolicyDocument=policy)
        return str(created["Role"]["Arn"])

    return make


@pytest.fixture
def terraform(aws: EmbeddedAws, tmp_path: Path) -> Terraform:
    environment = aws.client_environment() | {"TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"}
    config = terraform_cli_config(tmp_path)
    if config is not None:
        environment["TF_CLI_CONFIG_FILE"] = str(config)
    shutil.copy(HCL / "_provider.tf", tmp_path / "provider.tf")
    return Terraform(tmp_path, environment)
