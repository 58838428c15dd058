"""A system of its own in the embedded AWS: a spec, and pipelines of the shape that Viaduct emits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import boto3
import pytest

from tests.rehearsal.embedded_aws.pipelines import declaration
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.spec import System, load_system
from viaduct.watch.clients import Clients, connect

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SPEC = """\
system: {name}
home: {{account: "111111111111", region: us-east-1}}
source: {{repository: acme/shop}}
environments:
  staging: {{regions: [us-east-1]}}
  production: {{regions: [us-east-1, eu-west-1], approval: {{timeout: 2d}}}}
services:
  hello: {{deploy: {{kind: sam}}}}
  web: {{deploy: {{kind: codedeploy}}}}
"""
TRUST = {"Effect": "Allow", "Principal": {"Service": "codepipeline.amazonaws.com"}, "Action": "sts:AssumeRole"}


@dataclass
class World:
    aws: EmbeddedAws
    spec: Path
    name: str = field(default_factory=lambda: f"demo{uuid4().hex[:8]}")

    def __post_init__(self) -> None:
        self.spec.write_text(SPEC.format(name=self.name))

    @cached_property
    def system(self) -> System:
        return load_system(self.spec)

    @cached_property
    def clients(self) -> Clients:
        return connect(self.system)

    @cached_property
    def api(self) -> Any:
        return self.client("codepipeline")

    def client(self, service: str) -> Any:
        keys = (self.aws.environment["AWS_ACCESS_KEY_ID"], self.aws.environment["AWS_SECRET_ACCESS_KEY"])
        return boto3.Session(*keys).client(service, "us-east-1", endpoint_url=self.aws.endpoint)  # type: ignore[call-overload]

    def deploy(self, service: str = "web", **more: Any) -> str:
        """The name of a new pipeline."""
        policy = json.dumps({"Version": "2012-10-17", "Statement": [TRUST]})
        role = self.client("iam").create_role(RoleName=f"{self.name}-{service}", AssumeRolePolicyDocument=policy)
        pipeline = f"{self.name}-{service}"
        self.api.create_pipeline(pipeline=declaration(pipeline, role["Role"]["Arn"], **more))
        return pipeline

    def connection(self) -> str:
        """The ARN of a new connection, which is PENDING."""
        api = self.client("codeconnections")
        return str(api.create_connection(ConnectionName=self.name, ProviderType="GitHub")["ConnectionArn"])

    def authorize(self, arn: str) -> None:
        tags = [{"Key": "embedded-aws:status", "Value": "AVAILABLE"}]
        self.client("codeconnections").tag_resource(ResourceArn=arn, Tags=tags)

    def tag(self, key: str, actions: str, service: str = "web") -> None:
        """Make actions fail or hang, or let them go."""
        arn = self.api.get_pipeline(name=f"{self.name}-{service}")["metadata"]["pipelineArn"]
        self.api.tag_resource(resourceArn=arn, tags=[{"key": f"embedded-aws:{key}", "value": actions}])

    def start(self, service: str = "web") -> str:
        return str(self.api.start_pipeline_execution(name=f"{self.name}-{service}")["pipelineExecutionId"])

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A whole process, which finds this AWS as a person's would find the real one."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment() | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "viaduct", *arguments, "--file", str(self.spec)]

    def environment(self) -> dict[str, str]:
        return self.aws.client_environment() | {"PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def running_aws() -> Iterator[EmbeddedAws]:
    with EmbeddedAws() as running:
        yield running


@pytest.fixture
def world(running_aws: EmbeddedAws, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in running_aws.environment.items():
        monkeypatch.setenv(name, value)
    return World(running_aws, tmp_path / "pipelines.yaml")
