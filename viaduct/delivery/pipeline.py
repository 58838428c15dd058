"""A pipeline as data: stages of actions, in CodePipeline's own terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.delivery.provider import Provider


@dataclass(frozen=True)
class Action:
    """One action. ``path`` is the place in the spec that it comes from, for findings.

    ``role_arn`` is the role of another account that it is carried out with there.
    """

    name: str
    provider: Provider
    region: str
    configuration: Mapping[str, str]
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    run_order: int = 1
    timeout_minutes: int | None = None
    role_arn: str | None = None
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One check of a condition: a CloudWatch alarm, or a deployment window. Its ``configuration`` is the provider's."""

    name: str
    provider: Literal["CloudWatchAlarm", "DeploymentWindow"]
    region: str
    configuration: Mapping[str, str]


@dataclass(frozen=True)
class Condition:
    """Where one of the rules fails, the condition does, and ``result`` follows."""

    result: Literal["FAIL", "ROLLBACK"]
    rules: tuple[Rule, ...]
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Failure:
    """What follows when an action of a stage fails; ``retry_mode`` says what of it is tried again."""

    result: Literal["RETRY", "ROLLBACK"]
    retry_mode: Literal["ALL_ACTIONS", "FAILED_ACTIONS"] | None = None
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class Stage:
    """Actions of one ``run_order`` run side by side; the next order follows."""

    name: str
    actions: tuple[Action, ...]
    before_entry: Condition | None = None
    on_success: Condition | None = None
    on_failure: Failure | None = None

    @property
    def regions(self) -> tuple[str, ...]:
        """Those that it deploys to, in its order; what it runs besides may be elsewhere."""
        deployed = (action.region for action in self.actions if action.provider.facts.category == "Deploy")
        return tuple(dict.fromkeys(deployed))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Those that it has."""
        return tuple(condition for condition in (self.before_entry, self.on_success) if condition)


@dataclass(frozen=True)
class Push:
    """Pushes to ``branches`` that touch ``paths`` (every push, where there are none), or pushes of ``tags``."""

    branches: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class PullRequest:
    """``events`` of pull requests into ``branches`` that touch ``paths``; of every one, where there are none."""

    branches: tuple[str, ...]
    events: tuple[Literal["OPEN", "UPDATED", "CLOSED"], ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trigger:
    """A change that one of the filters lets through starts the pipeline, with that commit of its ``source_action``."""

    source_action: str
    pushes: tuple[Push, ...] = ()
    pull_requests: tuple[PullRequest, ...] = ()


@dataclass(frozen=True)
class Variable:
    """A value that whoever starts the pipeline may change."""

    name: str
    default: str | None
    description: str = ""


@dataclass(frozen=True)
class Event:
    """What starts the pipeline where no trigger can: an EventBridge pattern."""

    pattern: Mapping[str, object]


@dataclass(frozen=True)
class Pipeline:
    """A V2 pipeline; ``region`` is home, where its sources, builds and approvals run.

    A trigger starts it, or an event.
    """

    name: str
    region: str
    stages: tuple[Stage, ...]
    trigger: Trigger | None
    path: tuple[str | int, ...] = field(default=())
    event: Event | None = None
    variables: tuple[Variable, ...] = ()
    execution_mode: Literal["SUPERSEDED", "QUEUED", "PARALLEL"] = "SUPERSEDED"

    @property
    def actions(self) -> Iterator[Action]:
        """Every action, stage by stage."""
        return (action for stage in self.stages for action in stage.actions)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions, sorted, that need an artifact store: those of its actions, not those of its alarms."""
        return tuple(sorted({self.region, *(action.region for action in self.actions)}))
