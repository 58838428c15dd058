"""``viaduct history``: executions as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names
from viaduct.columns import aligned
from viaduct.errors import WatchError
from viaduct.watch import words
from viaduct.watch.failures import explained
from viaduct.watch.history import executions
from viaduct.watch.values import RUNNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from viaduct.spec.model import System
    from viaduct.watch.clients import Clients
    from viaduct.watch.values import Execution

HEADINGS = ("execution", "status", "trigger", "commit", "started", "duration", "message")
_LONGEST_MESSAGE = 60


def past(clients: Clients, system: System, service: str, *, limit: int) -> tuple[str, tuple[Execution, ...]]:
    """The pipeline's name and at most ``limit`` of its executions, the newest first.

    Raises:
        WatchError: it is not deployed, or AWS can't be asked, or refuses.
    """
    name, api = names.pipeline(system, service), clients.codepipeline
    with explained(f"could not look at the pipeline {name}"):
        try:
            return name, tuple(executions(api, name, limit=limit))
        except api.exceptions.PipelineNotFoundException as error:
            where = f"{system.home.region}: cdktf deploy {names.pipeline_stack(service)}"
            raise WatchError(f"{name} is not deployed yet in {where}") from error


def lines(found: Sequence[Execution], now: datetime) -> Iterator[str]:
    """A line an execution, in the order given."""
    yield from aligned(HEADINGS, [_row(execution, now) for execution in found])


def _row(execution: Execution, now: datetime) -> tuple[str, ...]:
    end = now if execution.status in RUNNING else execution.updated
    commits = ", ".join(words.short(revision.id) for revision in execution.revisions) or "-"
    message = "; ".join(revision.message for revision in execution.revisions if revision.message) or "-"
    return (
        words.short(execution.id),
        execution.status,
        execution.trigger or "-",
        commits,
        words.at(execution.started),
        words.length(end - execution.started),
        message if len(message) <= _LONGEST_MESSAGE else f"{message[: _LONGEST_MESSAGE - 3]}...",
    )
