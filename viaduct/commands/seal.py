"""``viaduct seal``: the saved plans in one file that only the key of the state opens."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer

from viaduct.planning.places import OUTPUT, SEALED, SPEC


def seal(
    file: Annotated[Path, typer.Argument(help="The spec.")] = SPEC,
    *,
    out: Annotated[Path, typer.Option("--out", help="The file to write.")] = SEALED,
    applicable: Annotated[
        bool, typer.Option("--applicable", help="Only if something can be applied as it is.")
    ] = False,
) -> None:
    """Seal the saved plans in one file that only the key of the state opens.

    And with them what a broken apply has left behind. Plans and states hold secrets in clear; sealed they may go from
    one CI job to another. Without anything to apply or to recover there is no file. Exits 0 then too, and 1 when AWS
    refuses.
    """
    from viaduct.sealing.seal import seal as run
    from viaduct.spec import load_system

    done = run(load_system(file), OUTPUT, out, applicable=applicable)
    sys.stdout.write(f"Sealed in {out}.\n" if done else "Nothing to apply and nothing to recover: nothing is sealed.\n")
