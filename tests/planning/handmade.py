"""A project whose stacks are written by hand: parameters, which take the AWS no time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.planning.project import Project
from tests.rehearsal.synthesized import ACCOUNT, config, parameter, remote_state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SPEC = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments: {staging: {regions: [us-east-1]}}
services: {hello: {deploy: {kind: sam}}}
"""
MAIN = """\
import json, os
from pathlib import Path

from tests.rehearsal.synthesized import write_output
from viaduct.rehearsal.override import write_override

endpoint = Path({endpoint!r})
wanted = json.loads((Path(__file__).parent / "stacks.json").read_text())
output = write_output(Path(os.environ["CDKTF_OUTDIR"]), wanted["configs"], wanted["after"])
for name in wanted["configs"]:
    write_override(output / "stacks" / name, endpoint.read_text())
"""

Json = dict[str, Any]


class Handmade(Project):
    """``main.py`` writes what ``stacks.json`` says."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory, SPEC, MAIN)

    def stacks(self, configs: Mapping[str, Json], after: Mapping[str, Sequence[str]] | None = None) -> None:
        (self.directory / "stacks.json").write_text(json.dumps({"configs": configs, "after": after or {}}))


def plain(name: str, value: str = "x") -> Json:
    """A stack of one parameter."""
    return config(name, resource=parameter(name, value))


def writer(value: str, name: str = "writer") -> Json:
    """One whose output is the parameter's value."""
    return config(
        name,
        resource=parameter(name, value),
        output={"value": {"value": "${aws_ssm_parameter.it.value}", "sensitive": True}},
    )


def elsewhere(stack: Json) -> Json:
    """The same by a role that Terraform assumes, as it does in another account."""
    role = {"role_arn": f"arn:aws:iam::{ACCOUNT}:role/deliver", "session_name": "viaduct"}
    (aws,) = stack["provider"]["aws"]
    return stack | {"provider": {"aws": [aws | {"assume_role": [role]}]}}


def reader(of: str = "writer") -> Json:
    """One whose parameter is the output of another stack."""
    return config(
        "reader",
        data=remote_state(of),
        resource=parameter("reader", f"${{data.terraform_remote_state.{of}.outputs.value}}"),
    )
