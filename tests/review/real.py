"""Stacks on the embedded AWS: applied, changed and planned with the real Terraform."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.rehearsal.embedded_aws.attached import attached
from tests.rehearsal.embedded_aws.terraform import Terraform
from viaduct.rehearsal.override import write_override
from viaduct.rehearsal.provider_mirror import terraform_cli_config

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path

    from viaduct.rehearsal.embedded_aws import EmbeddedAws

Json = dict[str, Any]

_NUMBERS = count(1)


class RealStack:
    """A directory with a configuration, and its state beside it; ``until`` ends what stays for its commands."""

    def __init__(self, directory: Path, aws: EmbeddedAws, until: ExitStack) -> None:
        directory.mkdir()
        config = terraform_cli_config(directory)
        found = {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
        environment = {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
        self.directory = directory
        self._aws = aws
        self._until = until
        self._terraform = Terraform(directory, aws.client_environment() | environment | found)

    def take(self, document: Json) -> None:
        """Let the configuration be a synthesized one, which finds its neighbours' states beside it."""
        (self.directory / "cdk.tf.json").write_text(json.dumps(document))
        write_override(self.directory, self._aws.endpoint)
        local: Json = {"terraform": {"backend": {"local": {}}}}
        states = {
            name: {"backend": "local", "config": {"path": f"../{_stack(state)}/terraform.tfstate"}}
            for name, state in document.get("data", {}).get("terraform_remote_state", {}).items()
        }
        local |= {"data": {"terraform_remote_state": states}} if states else {}
        (self.directory / "zz_override.tf.json").write_text(json.dumps(local))

    def apply(self) -> None:
        self._terraform = self._until.enter_context(attached(self._terraform))
        self._terraform.apply()

    def plan(self, *arguments: str) -> Json:
        """What an apply would do now, in Terraform's JSON."""
        file = f"plan-{next(_NUMBERS)}"
        self._terraform.run("plan", "-input=false", "-no-color", "-lock=false", f"-out={file}", *arguments)
        plan: Json = json.loads(self._terraform.run("show", "-json", file).stdout)
        return plan


def _stack(state: Json) -> str:
    return str(state["config"]["key"]).rpartition("/")[2].removesuffix(".tfstate")
