"""``viaduct apply``: the saved plans, exactly as they were reviewed."""

from __future__ import annotations

import os
import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer

from viaduct.planning.places import OUTPUT, PARALLEL, PLANS, SPEC


def apply(
    file: Annotated[Path, typer.Argument(help="The spec that was planned.")] = SPEC,
    *,
    plans: Annotated[Path, typer.Option("--plans", help="Where `viaduct plan` has saved them.")] = PLANS,
    reviewed: Annotated[
        Path | None, typer.Option("--reviewed", help="Only if these plans, made elsewhere, do the same.")
    ] = None,
    parallel: Annotated[int, typer.Option("--parallel", min=1, help="How many stacks side by side.")] = PARALLEL,
) -> None:
    """Apply the saved plans, exactly as they were reviewed.

    In their order; after a failure nothing else begins, and the same command goes on later. Exits 0 when all are
    applied, 1 when one failed, 2 for wrong usage, and 3 when a plan is not of what is there now, or not the one that
    was reviewed; nothing is applied then.
    """
    from viaduct.machine import check_machine
    from viaduct.planning.apply import Order
    from viaduct.planning.apply import apply as run
    from viaduct.spec import load_system

    load_system(file)
    machine = check_machine(os.environ)
    run(
        Order(file, OUTPUT.absolute(), plans, machine.terraform, os.environ, parallel, reviewed), sys.stdout, sys.stderr
    )
