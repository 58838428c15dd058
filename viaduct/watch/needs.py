"""Who has to act, and how: worked out from what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from viaduct.watch import console
from viaduct.watch.exits import Exit
from viaduct.watch.values import AVAILABLE, RUNNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viaduct.watch.values import ActionStatus, Approval, Connection, PipelineStatus, StageStatus


class Who(StrEnum):
    """The person whose turn it is."""

    DEPLOYER = "who deploys"
    CONNECTOR = "who owns the repository"
    APPROVER = "approver"
    DEVELOPER = "developer"
    OPERATOR = "who closed the stage"


@dataclass(frozen=True)
class Need:
    """Somebody has to do something about a stage ("": about the pipeline); links in the order of their use."""

    service: str
    stage: str
    who: Who
    text: str
    links: tuple[str, ...] = ()


def needs(pipeline: PipelineStatus) -> tuple[Need, ...]:
    """Everything that a person has to do before the pipeline goes on."""
    if not pipeline.deployed:
        text = f"not deployed yet in {pipeline.region}: cdktf deploy {pipeline.service}-pipeline"
        return (Need(pipeline.service, "", Who.DEPLOYER, text),)
    return (
        *_connections(pipeline),
        *(_approval(pipeline, approval) for approval in pipeline.approvals),
        *_failures(pipeline),
        *_closed(pipeline),
    )


def exit_code(pipelines: Iterable[PipelineStatus]) -> Exit:
    """FAILED if a developer has to act on any pipeline, WAITS if anybody else has to, OK otherwise."""
    whose = {need.who for pipeline in pipelines for need in needs(pipeline)}
    if Who.DEVELOPER in whose:
        return Exit.FAILED
    return Exit.WAITS if whose else Exit.OK


def _unusable(pipeline: PipelineStatus) -> tuple[Connection, ...]:
    return tuple(each for each in pipeline.connections if each.status != AVAILABLE)


def _connections(pipeline: PipelineStatus) -> Iterator[Need]:
    source = pipeline.stages[0].name if pipeline.stages else ""
    for connection in _unusable(pipeline):
        status = connection.status or "gone"
        do = "complete it in the console" if connection.status else "deploy it, or correct connection.arn"
        text = f"the connection {connection.name} is {status}: {do}, then viaduct release {pipeline.service}"
        yield Need(pipeline.service, source, Who.CONNECTOR, text, (console.connections(connection.arn),))


def _approval(pipeline: PipelineStatus, approval: Approval) -> Need:
    question = approval.question or "approval"
    text = f"{question} Execution {approval.execution_id[:8]} waits: viaduct approve (or reject) {pipeline.service}"
    links = (approval.url, console.pipeline(pipeline.region, pipeline.name))
    return Need(pipeline.service, approval.stage, Who.APPROVER, text, tuple(filter(None, links)))


def _failures(pipeline: PipelineStatus) -> Iterator[Need]:
    """Stages that have failed, unless a newer execution is on its way there or a connection is the reason."""
    for at, stage in enumerate(pipeline.stages):
        if stage.status == "Failed" and not _is_overtaken(pipeline, stage) and not (at == 0 and _unusable(pipeline)):
            yield _failure(pipeline, stage)


def _is_overtaken(pipeline: PipelineStatus, stage: StageStatus) -> bool:
    last = pipeline.last
    return last is not None and last.status in RUNNING and last.id != stage.execution_id


def _failure(pipeline: PipelineStatus, stage: StageStatus) -> Need:
    failed = [action for action in stage.actions if action.status == "Failed"]
    text = "; ".join(map(_said, failed)) or "failed"
    execution = console.execution(pipeline.region, pipeline.name, stage.execution_id)
    return Need(
        pipeline.service, stage.name, Who.DEVELOPER, text, (*(each.url for each in failed if each.url), execution)
    )


def _said(action: ActionStatus) -> str:
    message = " ".join(action.message.split())
    return f"{action.name} ({action.region}) failed" + (f": {message}" if message else "")


def _closed(pipeline: PipelineStatus) -> Iterator[Need]:
    for stage in pipeline.stages:
        if stage.closed is not None:
            text = "the way into this stage is closed" + (f": {stage.closed}" if stage.closed else "")
            links = (console.pipeline(pipeline.region, pipeline.name),)
            yield Need(pipeline.service, stage.name, Who.OPERATOR, text, links)
