"""An example of a module, with the real Terraform on an embedded AWS."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

from tests.modules.emission.emitted import emitted
from tests.rehearsal.embedded_aws.terraform import Terraform
from viaduct.rehearsal.override import FILE_NAME, render_override
from viaduct.rehearsal.provider_mirror import terraform_cli_config

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viaduct.rehearsal.embedded_aws import EmbeddedAws

PROVIDER = re.compile(r'^provider "aws" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
RESOURCE = re.compile(r'^resource "(\w+)" "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
ALIAS = re.compile(r'^\s*alias\s*=\s*"(\w+)"', re.MULTILINE)


def example(name: str, directory: Path, aws: EmbeddedAws) -> Terraform:
    """Terraform in a copy of the example ``<module>/<example>``, its module beside it as it was emitted."""
    module, _, which = name.partition("/")
    shutil.copytree(emitted() / module, directory / module)
    at = directory / module / "examples" / which
    _override(directory / module, {"resource": _protected(directory / module)}, aws)
    return terraform_in(at, directory, aws)


def terraform_in(at: Path, directory: Path, aws: EmbeddedAws) -> Terraform:
    """Terraform for the configuration ``at``, whose providers reach the embedded AWS."""
    _override(at, {"provider": {"aws": _providers(at)}}, aws)
    return Terraform(at, aws.client_environment() | environment(directory))


def environment(directory: Path) -> dict[str, str]:
    """What Terraform needs to know that reaches no AWS; its configuration is written into the directory."""
    config = terraform_cli_config(directory)
    found = {"TF_CLI_CONFIG_FILE": str(config)} if config else {}
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
        "CHECKPOINT_DISABLE": "1",
        **found,
    }


def _override(at: Path, config: Mapping[str, object], aws: EmbeddedAws) -> None:
    override = render_override(config, aws.endpoint)
    if override:
        (at / FILE_NAME).write_text(json.dumps(override))


def _protected(module: Path) -> dict[str, dict[str, object]]:
    """The resources that Terraform would refuse to destroy."""
    found: dict[str, dict[str, object]] = {}
    for kind, name, body in RESOURCE.findall((module / "main.tf").read_text()):
        if "prevent_destroy = true" in body:
            found.setdefault(kind, {})[name] = {"lifecycle": {"prevent_destroy": True}}
    return found


def _providers(at: Path) -> list[dict[str, str]]:
    text = "\n".join(file.read_text() for file in sorted(at.glob("*.tf")))
    aliases = [ALIAS.search(body) for body in PROVIDER.findall(text)]
    return [{"alias": alias[1]} if alias else {} for alias in aliases]
