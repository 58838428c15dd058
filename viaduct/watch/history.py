"""Executions of a pipeline, the newest first, and what started them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from viaduct.watch.values import Execution, Revision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PAGE = 100
_TRIGGERS = {
    "CreatePipeline": "pipeline created",
    "StartPipelineExecution": "started",
    "PollForSourceChanges": "change found",
    "Webhook": "push",
    "WebhookV2": "push",
    "CloudWatchEvent": "event",
    "PutActionRevision": "new revision",
    "ManualRollback": "rollback",
    "AutomatedRollback": "automatic rollback",
}
"""API_ExecutionTrigger, in a few words."""
_BY_SOMEBODY = ("StartPipelineExecution", "ManualRollback")


def executions(api: Any, pipeline: str, *, limit: int) -> Iterator[Execution]:
    """At most ``limit`` executions; ListPipelineExecutions keeps those of the last 12 months."""
    bounds = {"MaxItems": limit, "PageSize": min(limit, _PAGE)}
    pages = api.get_paginator("list_pipeline_executions").paginate(pipelineName=pipeline, PaginationConfig=bounds)
    for page in pages:
        yield from map(execution, page["pipelineExecutionSummaries"])


def execution(summary: Mapping[str, Any]) -> Execution:
    """From API_PipelineExecutionSummary."""
    return Execution(
        id=summary["pipelineExecutionId"],
        status=summary["status"],
        started=summary["startTime"],
        updated=summary["lastUpdateTime"],
        trigger=trigger(summary.get("trigger", {})),
        revisions=tuple(map(_revision, summary.get("sourceRevisions", ()))),
    )


def trigger(given: Mapping[str, Any]) -> str:
    """What started it, and who, where a person or a role did: ``started by anna``."""
    kind = given.get("triggerType", "")
    words = _TRIGGERS.get(kind, kind)
    who = given.get("triggerDetail", "").rpartition("/")[2].rpartition(":")[2]
    return f"{words} by {who}" if who and kind in _BY_SOMEBODY else words


def _revision(given: Mapping[str, Any]) -> Revision:
    message = _message(given.get("revisionSummary", ""))
    return Revision(given.get("revisionId", ""), message, given.get("revisionUrl", ""))


def _message(summary: str) -> str:
    """The first line of the commit's message; a connection wraps it in JSON."""
    try:
        parsed = json.loads(summary)
    except ValueError:
        parsed = None
    message = parsed.get("CommitMessage", "") if isinstance(parsed, dict) else summary
    return str(message).strip().partition("\n")[0]
