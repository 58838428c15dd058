"""``viaduct plan``: the plans of the stacks that a change touches, saved for review and for ``viaduct apply``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viaduct.planning.places import OUTPUT, PARALLEL, PLANS

if TYPE_CHECKING:
    from viaduct.planning.look import Question

CHANGES = 3


def plan(
    file: Annotated[Path, typer.Argument(help="The spec.")] = Path("pipelines.yaml"),
    stacks: Annotated[list[str] | None, typer.Argument(help="Of the touched stacks only these.")] = None,
    *,
    base: Annotated[str | None, typer.Option("--base", help="Plan only what differs from this git revision.")] = None,
    out: Annotated[Path, typer.Option("--out", help="Save the plans there, in place of those there are.")] = PLANS,
    parallel: Annotated[int, typer.Option("--parallel", min=1, help="How many stacks side by side.")] = PARALLEL,
    matrix: Annotated[bool, typer.Option("--matrix", help="Only print the stacks, in layers, as JSON.")] = False,
    detailed_exitcode: Annotated[
        bool, typer.Option("--detailed-exitcode", help=f"Exit {CHANGES} when there is something to apply.")
    ] = False,
) -> None:
    """Plan the stacks that a change touches, and save the plans for a review and for apply.

    Exits 0 when every stack is planned or waits for another's apply, 1 when one can't be planned, 2 for wrong usage or
    a wrong spec.
    """
    from viaduct.planning.look import Question
    from viaduct.planning.plan import matrix as matrix_of
    from viaduct.spec import load_system

    load_system(file)
    question = Question(file, OUTPUT.absolute(), os.environ, base, tuple(stacks or ()))
    if matrix:
        sys.stdout.write(json.dumps({"layers": matrix_of(question, sys.stderr)}) + "\n")
    elif _planned(question, out, parallel) and detailed_exitcode:
        raise typer.Exit(CHANGES)


def _planned(question: Question, out: Path, parallel: int) -> bool:
    """Plan; whether there is something to apply, now or once others are applied."""
    from viaduct.machine import check_machine
    from viaduct.planning.plan import Order
    from viaduct.planning.plan import plan as run
    from viaduct.planning.saved import Status

    machine = check_machine(os.environ)
    version = ".".join(map(str, machine.version))
    index = run(Order(question, machine.terraform, version, out, parallel), sys.stdout, sys.stderr)
    return bool(index.of(Status.PLANNED, Status.WAITS))
