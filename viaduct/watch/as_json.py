"""The same for scripts: docs/watch.md describes the keys."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from viaduct.watch.needs import exit_code, needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.watch.values import Execution, PipelineStatus

_SECRET = "token"  # noqa: S105  # the name of a key that is left out


def status(pipelines: Sequence[PipelineStatus]) -> dict[str, Any]:
    """``exit_code`` is the process's, ``needs`` what people have to do; an approval's token stays out."""
    return {
        "exit_code": int(exit_code(pipelines)),
        "pipelines": [plain(asdict(pipeline)) for pipeline in pipelines],
        "needs": [plain(asdict(need)) for pipeline in pipelines for need in needs(pipeline)],
    }


def history(pipeline: str, executions: Sequence[Execution]) -> dict[str, Any]:
    """The executions of one pipeline."""
    return {"pipeline": pipeline, "executions": [plain(asdict(execution)) for execution in executions]}


def plain(value: Any) -> Any:
    """Times as ISO 8601 in UTC, everything else as JSON has it."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case dict():
            return {key: plain(each) for key, each in value.items() if key != _SECRET}
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return value
