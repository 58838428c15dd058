"""``viaduct approve``: answer the approval that waits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def approve(
    service: Annotated[str, typer.Argument(help="The service whose release waits.")],
    *,
    environment: Annotated[str | None, typer.Option("--environment", "-e", help="Before which environment.")] = None,
    execution: Annotated[str, typer.Option("--execution", help="The execution's id, or how it begins.")] = "",
    comment: Annotated[str, typer.Option("--comment", "-m", help="Why; kept with the approval.")] = "",
    file: Annotated[Path, typer.Option("--file", "-f", help="The spec.")] = Path("pipelines.yaml"),
) -> None:
    """Approve the release that waits: the pipeline goes on.

    Exits 0 when the answer was taken, 1 when no approval waits or AWS refuses, 2 when several wait and it was not said
    which, or for wrong usage.
    """
    from viaduct.watch.answering import Answer, give

    give(file, service, Answer(approve=True, comment=comment, environment=environment, execution=execution))
