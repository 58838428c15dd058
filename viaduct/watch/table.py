"""Pipelines as one table, and under it what somebody has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.columns import aligned
from viaduct.watch import words
from viaduct.watch.needs import needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from viaduct.watch.needs import Need
    from viaduct.watch.values import PipelineStatus, StageStatus

HEADINGS = ("service", "stage", "regions", "status", "execution", "age", "who has to act")
STATUS = HEADINGS.index("status")
WAITS = "waits for approval"
NOT_DEPLOYED = "not deployed"


def rows(pipelines: Iterable[PipelineStatus], now: datetime) -> Iterator[tuple[str, ...]]:
    """A row with a pipeline's last execution, then a row for each of its stages."""
    for pipeline in pipelines:
        who = needs(pipeline)
        yield _pipeline(pipeline, who, now)
        for stage in pipeline.stages:
            yield _stage(pipeline, stage, who, now)


def lines(pipelines: Sequence[PipelineStatus], now: datetime) -> Iterator[str]:
    """All of it as plain text."""
    yield from aligned(HEADINGS, list(rows(pipelines, now)))
    yield from notes(pipelines)


def notes(pipelines: Iterable[PipelineStatus]) -> Iterator[str]:
    """What has to be done: a paragraph each, with a link a line so that a terminal can open it."""
    for pipeline in pipelines:
        for need in needs(pipeline):
            yield ""
            yield from note(need)


def note(need: Need) -> Iterator[str]:
    """One need."""
    yield f"{place(need.service, need.stage)}: {need.text}"
    yield from (f"    {link}" for link in need.links)


def place(service: str, stage: str) -> str:
    """``web / production``; without a stage the service alone."""
    return f"{service} / {stage}" if stage else service


def shown_status(pipeline: PipelineStatus, stage: StageStatus) -> str:
    """CodePipeline's word, or that an approval waits."""
    return WAITS if any(approval.stage == stage.name for approval in pipeline.approvals) else stage.status or "-"


def _pipeline(pipeline: PipelineStatus, who: Sequence[Need], now: datetime) -> tuple[str, ...]:
    last = pipeline.last
    status = (last.status if last else "never ran") if pipeline.deployed else NOT_DEPLOYED
    execution, age = (words.short(last.id), words.age(last.started, now)) if last else ("-", "-")
    return (pipeline.service, "", pipeline.region, status, execution, age, _people(who, ""))


def _stage(pipeline: PipelineStatus, stage: StageStatus, who: Sequence[Need], now: datetime) -> tuple[str, ...]:
    status, execution = shown_status(pipeline, stage), words.short(stage.execution_id)
    age = words.age(stage.changed, now)
    return ("", stage.name, _regions(stage), status, execution, age, _people(who, stage.name))


def _people(who: Sequence[Need], stage: str) -> str:
    return ", ".join(dict.fromkeys(need.who.value for need in who if need.stage == stage)) or "-"


def _regions(stage: StageStatus) -> str:
    """Each region once; where they differ, with the status of those that have not succeeded."""
    differ = len({action.status for action in stage.actions}) > 1
    told: dict[str, str] = {}
    for action in stage.actions:
        is_told = differ and action.status not in {"", "Succeeded"}
        told[action.region] = action.status if is_told else told.get(action.region, "")
    return ", ".join(f"{region} ({status})" if status else region for region, status in told.items())
