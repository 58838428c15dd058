"""What was seen in AWS. Statuses are CodePipeline's own words; "" where there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

RUNNING = frozenset({"InProgress", "Stopping"})
AVAILABLE = "AVAILABLE"


@dataclass(frozen=True)
class Revision:
    """What a source action brought: a commit, an object's version, an image's digest."""

    id: str
    message: str = ""
    url: str = ""


@dataclass(frozen=True)
class Execution:
    """One run of a pipeline; ``updated`` is when it ended, once it has."""

    id: str
    status: str
    started: datetime
    updated: datetime
    trigger: str = ""
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True)
class ActionStatus:
    """One action: where it runs, and how its latest execution went."""

    name: str
    region: str
    status: str = ""
    changed: datetime | None = None
    message: str = ""
    url: str = ""


@dataclass(frozen=True)
class StageStatus:
    """One stage; ``inbound`` are executions that wait before it, ``closed`` says why none may enter, where it is so."""

    name: str
    actions: tuple[ActionStatus, ...]
    status: str = ""
    execution_id: str = ""
    inbound: tuple[str, ...] = ()
    closed: str | None = None

    @property
    def changed(self) -> datetime | None:
        """When one of its actions last changed."""
        return max((action.changed for action in self.actions if action.changed), default=None)


@dataclass(frozen=True)
class Approval:
    """An approval that waits; ``question`` and ``url`` are what the pipeline tells the approver."""

    stage: str
    action: str
    execution_id: str
    token: str = field(repr=False)
    question: str = ""
    url: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Connection:
    """A connection to the repositories, and its status (AVAILABLE, PENDING, ERROR; "" if there is none)."""

    arn: str
    name: str
    status: str


@dataclass(frozen=True)
class PipelineStatus:
    """The pipeline of one service; ``deployed`` is False where AWS does not know it."""

    service: str
    name: str
    region: str
    deployed: bool = True
    stages: tuple[StageStatus, ...] = ()
    last: Execution | None = None
    approvals: tuple[Approval, ...] = ()
    connections: tuple[Connection, ...] = ()
