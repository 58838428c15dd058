"""``viaduct history``: what was released, when and by whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from viaduct.commands.status import Format


def history(
    service: Annotated[str, typer.Argument(help="The service.")],
    *,
    file: Annotated[Path, typer.Option("--file", "-f", help="The spec.")] = Path("pipelines.yaml"),
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many executions.")] = 10,
    format_: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.text,
) -> None:
    """List the executions of a service's pipeline, the newest first.

    AWS keeps those of the last 12 months. Exits 0, or 1 when AWS can't be asked, or 2 for wrong usage.
    """
    import json

    from viaduct.watch.as_json import history as as_json
    from viaduct.watch.clients import connect
    from viaduct.watch.entry import SystemClock, loaded
    from viaduct.watch.past import lines, past

    system, _ = loaded(file, service)
    pipeline, executions = past(connect(system), system, service, limit=limit)
    if format_ is Format.json:
        sys.stdout.write(json.dumps(as_json(pipeline, executions), indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in lines(executions, SystemClock().now()))
