from __future__ import annotations

from pathlib import Path

from viaduct.rehearsal.rounds import of_aws
from viaduct.terraform.manifest import Stack

HERE = Path("cdktf.out")


def test_stacks_of_other_providers_are_left_out_and_nobody_waits_for_them() -> None:
    roles = Stack("plan-roles", HERE, providers=("aws",))
    github = Stack("github", HERE, ("plan-roles",), providers=("github",))
    after = Stack("web-pipeline", HERE, ("github", "plan-roles"), providers=("aws",))

    assert of_aws([roles, github, after]) == (roles, Stack("web-pipeline", HERE, ("plan-roles",), providers=("aws",)))
