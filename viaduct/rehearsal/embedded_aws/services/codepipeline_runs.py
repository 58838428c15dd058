"""Executions of pipelines: nothing is built or deployed, every action succeeds at once, in the declared order.

Exceptions, so that a rehearsal has something to look at:

- a manual approval waits for PutApprovalResult;
- the source action of a connection that is not AVAILABLE fails, as in AWS;
- tags on the pipeline name actions, ``<stage>/<action>`` with a space between two of them: those in
  ``embedded-aws:fails`` fail, those in ``embedded-aws:hangs`` stay in progress until the tag is gone.

The conditions of stages are kept and not checked; a stage that fails is neither retried nor rolled back by itself.

Stages are locked and executions superseded as AWS does it:
https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from moto.codepipeline.models import PipelineExecution
from moto.core.utils import utcnow

from viaduct.rehearsal.embedded_aws.services.codepipeline_sources import revision_of

if TYPE_CHECKING:
    from datetime import datetime

    from viaduct.rehearsal.embedded_aws.state import Record

APPROVAL = "Approval"
RUNNING = ("InProgress", "Stopping")


class Rules(Protocol):
    """Decides what becomes of an action that is no approval."""

    def outcome(self, stage: str, declared: Record) -> tuple[str, Record | None]:
        """``Succeeded``, ``Failed`` or ``InProgress``, and the errorDetails of a failure."""
        ...


@dataclass
class ActionRun:
    """One action of one execution; ``status`` is "" until it begins."""

    declared: Record
    status: str = ""
    id: str = ""
    started: datetime | None = None
    changed: datetime | None = None
    token: str = ""
    summary: str = ""
    updated_by: str = ""
    error: Record | None = None

    def begin(self) -> None:
        """It is in progress; an approval gets its token."""
        self.id, self.started, self.changed = str(uuid4()), utcnow(), utcnow()
        self.status, self.error, self.summary = "InProgress", None, ""
        self.token = str(uuid4()) if self.is_approval else ""

    def end(self, status: str, *, error: Record | None = None, summary: str = "", by: str = "") -> None:
        """It has ended."""
        self.status, self.error, self.summary, self.updated_by, self.changed = status, error, summary, by, utcnow()

    @property
    def is_approval(self) -> bool:
        """Whether a person ends it."""
        return bool(self.declared["actionTypeId"]["category"] == APPROVAL)


@dataclass
class StageRun:
    """One stage of one execution; ``status`` is "" until the execution enters it."""

    name: str
    actions: list[ActionRun]
    status: str = ""

    def advance(self, rules: Rules) -> None:
        """Run as far as nothing holds it up: actions of one ``runOrder`` side by side, then the next order."""
        self.status = "InProgress"
        for order in sorted({action.declared["runOrder"] for action in self.actions}):
            group = [action for action in self.actions if action.declared["runOrder"] == order]
            for action in group:
                _advance(self.name, action, rules)
            if any(action.status == "InProgress" for action in group):
                return
            if any(action.status != "Succeeded" for action in group):
                self.status = "Failed"
                return
        self.status = "Succeeded"


def _advance(stage: str, action: ActionRun, rules: Rules) -> None:
    if not action.status:
        action.begin()
    if action.status == "InProgress" and not action.is_approval:
        status, error = rules.outcome(stage, action.declared)
        if status != "InProgress":
            action.end(status, error=error)


@dataclass
class Request:
    """Who started an execution, with which variables and which revisions."""

    by: str
    variables: list[dict[str, str]] = field(default_factory=list)
    revisions: dict[str, str] = field(default_factory=dict)


class Run(PipelineExecution):
    """One execution, as moto keeps it and with what moto leaves out."""

    def __init__(self, declaration: Record, request: Request) -> None:
        super().__init__(declaration["name"], declaration["version"], request.variables)
        self.mode = declaration["executionMode"]
        self.request = request
        self.status = "InProgress"
        self.stop_reason = ""
        self.stages = [
            StageRun(stage["name"], [ActionRun(action) for action in stage["actions"]])
            for stage in declaration["stages"]
        ]

    @property
    def trigger(self) -> Record:
        """API_ExecutionTrigger."""
        return {"triggerType": "StartPipelineExecution", "triggerDetail": self.request.by}

    @property
    def next_stage(self) -> StageRun | None:
        """The stage that it is in or waits before; None when it has left the last one."""
        return next((stage for stage in self.stages if stage.status != "Succeeded"), None)

    def stage(self, name: str) -> StageRun | None:
        """The stage of that name, if the pipeline had it when the execution began."""
        return next((stage for stage in self.stages if stage.name == name), None)

    def waits_before(self, name: str) -> bool:
        """Whether another execution keeps it out of the stage."""
        stage = self.next_stage
        return self.status == "InProgress" and stage is not None and stage.name == name and not stage.status

    @property
    def source_revisions(self) -> list[Record]:
        """API_SourceRevision of each source action that has succeeded."""
        sources = [action for action in self.stages[0].actions if action.status == "Succeeded"]
        return [revision_of(action.declared, self.pipeline_execution_id, self.request.revisions) for action in sources]

    def become(self, status: str, summary: str | None = None) -> None:
        """It ends so, or runs again."""
        self.status, self.status_summary = status, summary
        self.last_update_time = utcnow()


def advance(runs: list[Run], rules: Rules) -> None:
    """Move every execution, the oldest first, until each has ended or is held up."""
    for run in runs:
        while run.status == "InProgress" and _step(run, runs, rules):
            run.last_update_time = utcnow()


def _step(run: Run, runs: list[Run], rules: Rules) -> bool:
    """One stage forward; False where it has to wait."""
    stage = run.next_stage
    if stage is None:
        run.become("Succeeded")
        return False
    if not stage.status and _is_locked(run, stage.name, runs):
        _supersede_others_before(run, stage.name, runs)
        return False
    stage.advance(rules)
    if stage.status == "Failed":
        run.become("Failed")
    return stage.status == "Succeeded"


def _is_locked(run: Run, name: str, runs: list[Run]) -> bool:
    """A stage holds one execution at a time, except in the mode PARALLEL."""
    inside = (other.stage(name) for other in runs if other is not run and other.status in RUNNING)
    return run.mode != "PARALLEL" and any(stage is not None and stage.status == "InProgress" for stage in inside)


def _supersede_others_before(run: Run, name: str, runs: list[Run]) -> None:
    """The newer of two that wait before a stage takes the older one's place, in the mode SUPERSEDED."""
    for older in runs[: runs.index(run)]:
        if run.mode == "SUPERSEDED" and older.waits_before(name):
            older.become("Superseded", f"Superseded by {run.pipeline_execution_id}")
