"""A configuration that uses modules as they were emitted, and what Terraform plans or says of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from tests.modules.emission.emitted import emitted
from tests.modules.emission.example import environment
from tests.rehearsal.embedded_aws.attached import attached
from tests.rehearsal.embedded_aws.terraform import Terraform
from viaduct.rehearsal.override import FILE_NAME, render_override

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viaduct.rehearsal.embedded_aws import EmbeddedAws

Body = dict[str, Any]


def root(directory: Path, aws: EmbeddedAws, module: str, uses: Mapping[str, Body]) -> Terraform:
    """Terraform where ``module`` is used once for each of the inputs."""
    shutil.copytree(emitted() / module, directory / module)
    providers = {"aws": [{"region": aws.region}]}
    blocks = {name: {"source": f"./{module}", **inputs} for name, inputs in uses.items()}
    (directory / "main.tf.json").write_text(json.dumps({"provider": providers, "module": blocks}))
    (directory / FILE_NAME).write_text(json.dumps(render_override({"provider": providers}, aws.endpoint)))
    return Terraform(directory, aws.client_environment() | environment(directory))


def planned(terraform: Terraform) -> dict[str, list[Body]]:
    """The resources of each use of the module, with their values as far as they are known."""
    with attached(terraform) as staying:
        staying.run("plan", "-out=plan", "-input=false", "-no-color")
        plan = json.loads(staying.run("show", "-json", "plan").stdout)
    found = plan["planned_values"]["root_module"]["child_modules"]
    return {each["address"].removeprefix("module."): each["resources"] for each in found}


def refusals(directory: Path, aws: EmbeddedAws, module: str, uses: Mapping[str, Body]) -> dict[str, list[str]]:
    """What the variables' validations say against the inputs of each use.

    Terraform looks at conditions on several variables only where all others hold, so that what it lets pass at first
    is asked once more.
    """
    first = _refusals(root(directory / "first", aws, module, uses))
    rest = {name: inputs for name, inputs in uses.items() if name not in first}
    return first | _refusals(root(directory / "rest", aws, module, rest))


def _refusals(terraform: Terraform) -> dict[str, list[str]]:
    terraform.init()
    lines = terraform.run("plan", "-json", "-input=false", codes=(0, 1)).stdout.splitlines()
    found: dict[str, list[str]] = {}
    for each in (line["diagnostic"] for line in map(json.loads, lines) if "diagnostic" in line):
        assert each["summary"] == "Invalid value for variable", each
        use = each["snippet"]["context"].removeprefix("module.")
        found.setdefault(use, []).append(each["detail"].partition("\n")[0])
    return found
