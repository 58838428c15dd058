"""``viaduct rehearse``: the whole system, applied for real to an AWS inside the command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viaduct.rehearsal.plan import PARALLEL

if TYPE_CHECKING:
    from viaduct.rehearsal.plan import Rehearsal


def rehearse(
    file: Annotated[Path, typer.Argument(help="The description of the system.")] = Path("pipelines.yaml"),
    *,
    keep: Annotated[bool, typer.Option("--keep", help="Destroy nothing; leave the AWS running until Ctrl-C.")] = False,
    parallel: Annotated[int, typer.Option("--parallel", min=1, help="How many stacks side by side.")] = PARALLEL,
    plans: Annotated[Path | None, typer.Option("--plans", help="Keep each stack's plan as JSON there.")] = None,
) -> None:
    """Apply the whole system with the real Terraform to an AWS inside the command, then destroy it.

    Every stack is applied, planned again (which must change nothing) and destroyed. Needs no account, and no network
    but for Terraform's first fetch of the provider.
    """
    from viaduct.rehearsal.rehearse import rehearse as run

    if plans:
        plans.mkdir(parents=True, exist_ok=True)
    run(_prepared(file, keep=keep, parallel=parallel, plans=plans), sys.stdout)


def _prepared(file: Path, *, keep: bool, parallel: int, plans: Path | None) -> Rehearsal:
    """The rehearsal of a spec, once the machine and the spec are known to be good."""
    from viaduct.commands.bootstrap import wanted_bucket
    from viaduct.machine import check_machine
    from viaduct.rehearsal.existing import existing
    from viaduct.rehearsal.plan import Rehearsal
    from viaduct.spec import load_system
    from viaduct.terraform.synthesis import synthesis_of

    machine = check_machine(os.environ)
    system = load_system(file)
    return Rehearsal(
        synthesize=synthesis_of(file, os.environ),
        state=wanted_bucket(system),
        terraform=machine.terraform,
        inherited=os.environ,
        parallel=parallel,
        keep=keep,
        existing=existing(system),
        region=system.home.region,
        plans=plans,
    )
