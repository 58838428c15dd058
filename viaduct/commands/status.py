"""``viaduct status``: what the pipelines do, and who has to act."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.watch.values import PipelineStatus


class Format(StrEnum):
    """How the answer is written."""

    text = "text"
    json = "json"


def status(
    service: Annotated[str | None, typer.Argument(help="One service; all of them if left out.")] = None,
    *,
    file: Annotated[Path, typer.Option("--file", "-f", help="The spec.")] = Path("pipelines.yaml"),
    watch: Annotated[bool, typer.Option("--watch", "-w", help="Look again and again, until Ctrl-C.")] = False,
    every: Annotated[float, typer.Option("--every", min=1, help="Seconds between two looks.")] = 5.0,
    format_: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.text,
) -> None:
    """Show what the deployed pipelines do, stage by stage, and who has to act.

    Exits 0 when all is well or under way, 1 when something has failed, 3 when it waits for a person (an approval, a
    connection that is PENDING, a pipeline that is not deployed); 2 is for wrong usage. --watch exits 0.
    """
    if watch and format_ is Format.json:
        raise UsageError("--watch shows text: leave --format json out, or call it again and again without --watch")
    from viaduct.watch.clients import connect
    from viaduct.watch.entry import SystemClock, loaded
    from viaduct.watch.look import look
    from viaduct.watch.needs import exit_code

    system, services = loaded(file, service)
    clients = connect(system)
    if watch:
        from viaduct.watch.watching import watch as follow

        follow(lambda: look(clients, system, services), SystemClock(), sys.stdout, every=every)
        return
    seen = look(clients, system, services)
    _show(seen, format_)
    raise typer.Exit(exit_code(seen))


def _show(seen: Sequence[PipelineStatus], format_: Format) -> None:
    from viaduct.watch.entry import SystemClock

    now = SystemClock().now()
    if format_ is Format.json:
        import json

        from viaduct.watch.as_json import status as as_json

        sys.stdout.write(json.dumps(as_json(seen), indent=2) + "\n")
    elif sys.stdout.isatty():
        from viaduct.watch.terminal import show

        show(seen, now, sys.stdout)
    else:
        from viaduct.watch.table import lines

        sys.stdout.writelines(f"{line}\n" for line in lines(seen, now))
