"""What a run of a workflow is about, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

PLAN_ROLE = "arn:aws:iam::111111111111:role/viaduct/tiny-plan"
APPLY_ROLE = "arn:aws:iam::111111111111:role/viaduct/tiny-apply"
VARIABLES = {"AWS_REGION": "us-east-1", "AWS_PLAN_ROLE": PLAN_ROLE, "AWS_APPLY_ROLE": APPLY_ROLE}


@dataclass
class Event:
    """Why workflows run: ``name`` of the event, its payload, and the commit that is checked out."""

    name: str
    payload: dict[str, Any]
    commit: str
    head: str = ""


@dataclass
class Run:
    """One run of a workflow: how its jobs and steps went, and what they said."""

    number: int
    results: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.said)
