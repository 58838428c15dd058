"""Values as a look would give them, at a fixed time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from viaduct.watch.values import (
    ActionStatus,
    Approval,
    Connection,
    Execution,
    PipelineStatus,
    Revision,
    StageStatus,
)

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NEW = "aaaaaaaa-0000-0000-0000-000000000000"
OLD = "bbbbbbbb-0000-0000-0000-000000000000"
ARN = "arn:aws:codeconnections:eu-west-1:111111111111:connection/12345678-1234-1234-1234-123456789012"


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


def execution(identifier: str = NEW, status: str = "InProgress") -> Execution:
    revision = Revision("0123456789abcdef", "Sell more shoes", "https://example.com/commit")
    return Execution(identifier, status, ago(hours=2), ago(minutes=30), "push", (revision,))


def stage(name: str, status: str = "Succeeded", of: str = NEW, *actions: ActionStatus) -> StageStatus:
    done = actions or (ActionStatus("Act", "us-east-1", status, ago(minutes=40)),)
    return StageStatus(name, done, status, of)


FAILED = ActionStatus(
    "Deploy-eu-west-1", "eu-west-1", "Failed", ago(minutes=30), "the alarm\n went off", "https://example.com/1"
)
DEPLOYED = ActionStatus("Deploy-us-east-1", "us-east-1", "Succeeded", ago(minutes=35))
WAITING = Approval(
    "production-approval", "Approve", NEW, "the-token", "Release web?", "https://example.com/2", ago(hours=1)
)
PENDING = Connection(ARN, "demo", "PENDING")

WELL = PipelineStatus(
    "web",
    "demo-web",
    "us-east-1",
    stages=(
        stage("Source"),
        stage("production-approval"),
        stage("production", "Succeeded", NEW, DEPLOYED, replace(FAILED, status="Succeeded", message="", url="")),
    ),
    last=execution(status="Succeeded"),
    connections=(Connection(ARN, "demo", "AVAILABLE"),),
)
WAITS = replace(
    WELL,
    stages=(
        stage("Source"),
        stage("production-approval", "InProgress"),
        stage("production", "Succeeded", OLD, DEPLOYED),
    ),
    last=execution(),
    approvals=(WAITING,),
)
BROKEN = replace(
    WELL,
    stages=(*WELL.stages[:2], stage("production", "Failed", NEW, DEPLOYED, FAILED)),
    last=execution(status="Failed"),
)
MISSING = PipelineStatus("hello", "demo-hello", "us-east-1", deployed=False)
