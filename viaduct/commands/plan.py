"""``viaduct plan``: the plans of the stacks that a change touches, saved for review and for ``viaduct apply``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from viaduct.planning.places import OUTPUT, PARALLEL, PLANS, SPEC

if TYPE_CHECKING:
    from viaduct.planning.look import Question

CHANGES = 3


def plan(
    file: Annotated[Path, typer.Argument(help="The spec.")] = SPEC,
    stacks: Annotated[list[str] | None, typer.Argument(help="Of the touched stacks only these.")] = None,
    *,
    base: Annotated[str | None, typer.Option("--base", help="Plan only what differs from this git revision.")] = None,
    out: Annotated[Path, typer.Option("--out", help="Save the plans there, in place of those there are.")] = PLANS,
    parallel: Annotated[int, typer.Option("--parallel", min=1, help="How many stacks side by side.")] = PARALLEL,
    home_only: Annotated[
        bool, typer.Option("--home-only", help="Leave for --rest what takes more than a role of the home account.")
    ] = False,
    rest: Annotated[bool, typer.Option("--rest", help="Plan what the applied plans of --out left.")] = False,
    matrix: Annotated[bool, typer.Option("--matrix", help="Only print the stacks, in layers, as JSON.")] = False,
    detailed_exitcode: Annotated[
        bool, typer.Option("--detailed-exitcode", help=f"Exit {CHANGES} when there is something to apply.")
    ] = False,
) -> None:
    """Plan the stacks that a change touches, and save the plans for a review and for apply.

    Exits 0 when every stack is planned, waits for another's apply or is left for other credentials, 1 when one can't be
    planned, 2 for wrong usage or a wrong spec.
    """
    from viaduct.errors import UsageError
    from viaduct.planning.look import Question
    from viaduct.planning.plan import matrix as matrix_of
    from viaduct.spec import load_system

    if rest and (base is not None or stacks or matrix):
        raise UsageError("--rest plans what is left, all of it: without --base, --matrix and names of stacks")
    load_system(file)
    question = Question(file, OUTPUT.absolute(), os.environ, base, tuple(stacks or ()), home_only=home_only)
    if matrix:
        sys.stdout.write(json.dumps({"layers": matrix_of(question, sys.stderr)}) + "\n")
    elif _planned(question, out, parallel, rest=rest) and detailed_exitcode:
        raise typer.Exit(CHANGES)


def _planned(question: Question, out: Path, parallel: int, *, rest: bool) -> bool:
    """Plan; whether there is something to apply."""
    from viaduct.machine import check_machine
    from viaduct.planning.plan import Order
    from viaduct.planning.plan import plan as run

    machine = check_machine(os.environ)
    version = ".".join(map(str, machine.version))
    return run(Order(question, machine.terraform, version, out, parallel, rest), sys.stdout, sys.stderr).applicable
