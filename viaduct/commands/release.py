"""``viaduct release``: start a pipeline and follow it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def release(
    service: Annotated[str, typer.Argument(help="The service to release.")],
    *,
    file: Annotated[Path, typer.Option("--file", "-f", help="The spec.")] = Path("pipelines.yaml"),
    variable: Annotated[
        list[str] | None, typer.Option("--variable", help="NAME=VALUE, for one of the service's variables; repeatable.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow/--no-follow", help="Follow it until it ends.")] = True,
    timeout: Annotated[str, typer.Option("--timeout", help="How long to follow it: 90s, 15m, 2h, 1d.")] = "1h",
    every: Annotated[float, typer.Option("--every", min=1, help="Seconds between two looks.")] = 5.0,
) -> None:
    """Start a service's pipeline and follow it, action by action.

    Exits 0 when it has succeeded, 1 when it failed, was stopped, cancelled or superseded, 3 when it still waits for a
    person at the end of --timeout (or could not start before somebody acts), 4 when it still runs by then; 2 is for
    wrong usage. Ctrl-C leaves the execution running.
    """
    from viaduct.watch.clients import connect
    from viaduct.watch.entry import SystemClock, loaded
    from viaduct.watch.exits import Exit
    from viaduct.watch.release import Follower, Patience, start
    from viaduct.watch.variables import values_of
    from viaduct.watch.words import parsed

    patience = Patience(parsed(timeout, "--timeout"), every)
    system, _ = loaded(file, service)
    variables = values_of(system, service, variable or ())
    clients = connect(system)
    execution = start(clients, system, service, sys.stdout, variables)
    if execution is None:
        raise typer.Exit(Exit.WAITS)
    if follow:
        raise typer.Exit(Follower(clients, system, service, execution).follow(SystemClock(), sys.stdout, patience))
