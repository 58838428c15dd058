"""Start an execution and follow it, action by action, until it ends or the time is up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from viaduct import names
from viaduct.watch import console, table
from viaduct.watch.exits import Exit
from viaduct.watch.failures import explained
from viaduct.watch.look import look_at
from viaduct.watch.needs import Who, needs
from viaduct.watch.values import RUNNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import timedelta

    from viaduct.spec.model import System
    from viaduct.watch.clients import Clients
    from viaduct.watch.needs import Need
    from viaduct.watch.values import PipelineStatus
    from viaduct.watch.watching import Clock


@dataclass(frozen=True)
class Patience:
    """How long to follow an execution, and how many seconds to wait between two looks."""

    timeout: timedelta
    every: float = 5.0


def start(
    clients: Clients, system: System, service: str, out: TextIO, variables: Mapping[str, str] | None = None
) -> str | None:
    """Start an execution, with other than the default values of ``variables``, and give its id.

    None where it would fail at once, which is told instead.

    Raises:
        WatchError: AWS can't be asked, or refuses.
    """
    pipeline = look_at(clients, system, service)
    hopeless = [need for need in needs(pipeline) if need.who in {Who.DEPLOYER, Who.CONNECTOR}]
    if hopeless:
        _write(out, [f"{pipeline.name}: not started", *(line for need in hopeless for line in table.note(need))])
        return None
    with explained(f"could not start {pipeline.name}"):
        values = [{"name": name, "value": value} for name, value in sorted((variables or {}).items())]
        # AWS takes no empty list.
        started = clients.codepipeline.start_pipeline_execution(
            name=pipeline.name, **({"variables": values} if values else {})
        )
    execution = str(started["pipelineExecutionId"])
    link = console.execution(pipeline.region, pipeline.name, execution)
    _write(out, [f"{pipeline.name}: execution {execution} started", f"    {link}"])
    return execution


class Follower:
    """Tells what one execution does; every action, stage and need is told when it changes."""

    def __init__(self, clients: Clients, system: System, service: str, execution: str) -> None:
        self._clients = clients
        self._system = system
        self._service = service
        self._name = names.pipeline(system, service)
        self._execution = execution
        self._told: dict[str, str] = {}

    def follow(self, clock: Clock, out: TextIO, patience: Patience) -> Exit:
        """OK when it has succeeded, FAILED when it ended otherwise; WAITS or RUNNING when the time is up.

        Raises:
            WatchError: AWS can't be asked, or refuses.
        """
        began = clock.now()
        while True:
            status = self._status()
            pipeline = look_at(self._clients, self._system, self._service)
            self._tell(self._news(pipeline), clock.now() - began, out)
            if status not in RUNNING:
                return self._ended(status, pipeline, out)
            if clock.now() - began >= patience.timeout:
                return self._given_up(status, pipeline, out)
            clock.sleep(patience.every)

    def _status(self) -> str:
        """Asked before the actions are, so that none of an ended execution is missed."""
        api = self._clients.codepipeline
        asked = {"pipelineName": self._name, "pipelineExecutionId": self._execution}
        with explained(f"could not look at execution {self._execution}"):
            try:
                return str(api.get_pipeline_execution(**asked)["pipelineExecution"]["status"])
            except api.exceptions.PipelineExecutionNotFoundException:
                # What has just been started is not known everywhere at once.
                return "InProgress"

    def _news(self, pipeline: PipelineStatus) -> Iterator[tuple[str, str]]:
        """What could be told, each with a key under which it is told once; a retried action is a new one."""
        for action in self._actions():
            region = action["input"].get("region") or pipeline.region
            place = f"{action['stageName']} / {action['actionName']} ({region})"
            yield action["actionExecutionId"], f"{place}: {_outcome(action)}"
        for stage in pipeline.stages:
            if self._execution in stage.inbound and stage.status in RUNNING:
                yield stage.name, f"{stage.name}: waits until execution {stage.execution_id[:8]} has left this stage"
        for need in self._approvals(pipeline):
            yield f"{need.stage} waits", "; ".join((f"{need.stage}: {need.text}", *need.links))

    def _actions(self) -> list[dict[str, Any]]:
        """In the order in which they began."""
        api = self._clients.codepipeline
        asked = {"pipelineName": self._name, "filter": {"pipelineExecutionId": self._execution}}
        with explained(f"could not look at execution {self._execution}"):
            try:
                pages = list(api.get_paginator("list_action_executions").paginate(**asked))
            except api.exceptions.PipelineExecutionNotFoundException:
                return []
        found = [action for page in pages for action in page["actionExecutionDetails"]]
        return found[::-1]

    def _approvals(self, pipeline: PipelineStatus) -> list[Need]:
        mine = {approval.stage for approval in pipeline.approvals if approval.execution_id == self._execution}
        return [need for need in needs(pipeline) if need.who is Who.APPROVER and need.stage in mine]

    def _tell(self, news: Iterator[tuple[str, str]], elapsed: timedelta, out: TextIO) -> None:
        for key, said in news:
            if self._told.get(key) != said:
                self._told[key] = said
                _write(out, [f"[{elapsed.total_seconds():6.0f} s] {said}"])

    def _ended(self, status: str, pipeline: PipelineStatus, out: TextIO) -> Exit:
        link = console.execution(pipeline.region, pipeline.name, self._execution)
        _write(out, [f"{pipeline.name}: execution {self._execution[:8]}: {status}", f"    {link}"])
        return Exit.OK if status == "Succeeded" else Exit.FAILED

    def _given_up(self, status: str, pipeline: PipelineStatus, out: TextIO) -> Exit:
        waits = bool(self._approvals(pipeline))
        state = "waits for a person" if waits else status
        goes_on = f"the time is up, it goes on: viaduct status {self._service}"
        _write(out, [f"{pipeline.name}: execution {self._execution[:8]}: {state}; {goes_on}"])
        return Exit.WAITS if waits else Exit.RUNNING


def _outcome(action: dict[str, Any]) -> str:
    result = action.get("output", {}).get("executionResult", {})
    message = result.get("errorDetails", {}).get("message", "") or result.get("externalExecutionSummary", "")
    return ": ".join(filter(None, (action["status"], " ".join(message.split()))))


def _write(out: TextIO, lines: list[str]) -> None:
    out.writelines(f"{line}\n" for line in lines)
    out.flush()
