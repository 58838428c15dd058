"""``viaduct unseal``: the saved plans of another job."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer

from viaduct.planning.places import OUTPUT, SEALED, SPEC


def unseal(
    file: Annotated[Path, typer.Argument(help="The spec.")] = SPEC,
    *,
    sealed: Annotated[Path, typer.Option("--from", help="The file that `viaduct seal` wrote.")] = SEALED,
    out: Annotated[Path, typer.Option("--out", help="Put it below this directory.")] = OUTPUT,
) -> None:
    """Open a sealed file: its plans take the place of those that are there.

    States that could not be written are put beside their stacks. Exits 1 when AWS refuses, or it is no whole file that
    was sealed for this system; nothing is written then.
    """
    from viaduct.sealing.seal import unseal as run
    from viaduct.spec import load_system

    states = run(load_system(file), sealed, out)
    sys.stdout.write(f"Unsealed into {out}.\n")
    if states:
        named = ", ".join(map(str, states))
        sys.stdout.write(f"{named}: could not be written into the state bucket; `viaduct recover` says more.\n")
