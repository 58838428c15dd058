"""``viaduct reject``: answer the approval that waits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def reject(
    service: Annotated[str, typer.Argument(help="The service whose release waits.")],
    *,
    environment: Annotated[str | None, typer.Option("--environment", "-e", help="Before which environment.")] = None,
    execution: Annotated[str, typer.Option("--execution", help="The execution's id, or how it begins.")] = "",
    comment: Annotated[str, typer.Option("--comment", "-m", help="Why; kept with the approval.")] = "",
    file: Annotated[Path, typer.Option("--file", "-f", help="The spec.")] = Path("pipelines.yaml"),
) -> None:
    """Reject the release that waits: the pipeline fails there.

    Exits 0 when the answer was taken, 1 when no approval waits or AWS refuses, 2 when several wait and it was not said
    which, or for wrong usage.
    """
    from viaduct.watch.answering import Answer, give

    give(file, service, Answer(approve=False, comment=comment, environment=environment, execution=execution))
