"""One target's stack of a spec, with the real Terraform, on an AWS that has what the spec takes for granted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests import specs
from tests.rehearsal.embedded_aws.terraform import Terraform
from tests.synthesis import synthesized
from viaduct.rehearsal.clients import embedded_clients
from viaduct.rehearsal.existing import existing
from viaduct.rehearsal.make_existing import make_existing
from viaduct.rehearsal.override import write_override
from viaduct.rehearsal.provider_mirror import terraform_cli_config
from viaduct.rehearsal.session import embedded_session
from viaduct.spec import load_system

if TYPE_CHECKING:
    from pathlib import Path

    from viaduct.rehearsal.embedded_aws import EmbeddedAws

ACCOUNT = "333333333333"
REGION = "eu-west-1"
STACK = f"shop-live-{REGION}"
LOCAL_STATE = json.dumps({"terraform": {"backend": {"local": {}}}})


class Standing:
    """The target of ``specs.ONE_REGION`` and of what is made of it, not yet initialized; its state is beside it."""

    def __init__(self, directory: Path, aws: EmbeddedAws) -> None:
        self._aws = aws
        self._clients = embedded_clients(embedded_session(aws.environment), aws.endpoint)
        spec = directory / "pipelines.yaml"
        spec.write_text(specs.ONE_REGION)
        make_existing(self._clients, existing(load_system(spec)))
        config = terraform_cli_config(directory)
        found = {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
        self._stack = directory / "stack"
        self._stack.mkdir()
        self.terraform = Terraform(self._stack, aws.client_environment() | {"CHECKPOINT_DISABLE": "1"} | found)
        self.take(specs.ONE_REGION)

    def client(self, service: str) -> Any:
        return self._clients(service, REGION)

    def take(self, spec: str) -> None:
        """Let the configuration be that of ``spec``."""
        (self._stack / "cdk.tf.json").write_text(json.dumps(synthesized(spec).stacks[STACK].document))
        write_override(self._stack, self._aws.endpoint)
        (self._stack / "zz_override.tf.json").write_text(LOCAL_STATE)

    def apply(self, spec: str) -> None:
        self.take(spec)
        self.terraform.apply()
