"""Look at pipelines in AWS: GetPipeline, GetPipelineState, the last execution, its connections and approvals."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from viaduct import names
from viaduct.watch.approvals import waiting
from viaduct.watch.failures import explained
from viaduct.watch.history import executions
from viaduct.watch.values import ActionStatus, Connection, PipelineStatus, StageStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from viaduct.spec.model import System
    from viaduct.watch.clients import Clients

SIDE_BY_SIDE = 8


def look(clients: Clients, system: System, services: Iterable[str]) -> tuple[PipelineStatus, ...]:
    """The pipelines of ``services``, in that order.

    Raises:
        WatchError: AWS can't be asked, or refuses.
    """
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return tuple(pool.map(lambda service: look_at(clients, system, service), services))


def look_at(clients: Clients, system: System, service: str) -> PipelineStatus:
    """One pipeline.

    Raises:
        WatchError: AWS can't be asked, or refuses.
    """
    name, region = names.pipeline(system, service), system.home.region
    api = clients.codepipeline
    with explained(f"could not look at the pipeline {name}"):
        try:
            declaration = api.get_pipeline(name=name)["pipeline"]
            state = api.get_pipeline_state(name=name)
        except api.exceptions.PipelineNotFoundException:
            return PipelineStatus(service, name, region, deployed=False)
        return PipelineStatus(
            service,
            name,
            region,
            stages=tuple(_stages(declaration, state, region)),
            last=next(iter(executions(api, name, limit=1)), None),
            approvals=waiting(api, declaration, state),
            connections=tuple(_connections(clients, declaration)),
        )


def _stages(declaration: Mapping[str, Any], state: Mapping[str, Any], home: str) -> Iterator[StageStatus]:
    states = {stage["stageName"]: stage for stage in state["stageStates"]}
    for stage in declaration["stages"]:
        seen = states.get(stage["name"], {})
        latest, transition = seen.get("latestExecution", {}), seen.get("inboundTransitionState", {})
        actions = {action["actionName"]: action for action in seen.get("actionStates", ())}
        yield StageStatus(
            name=stage["name"],
            actions=tuple(_action(action, actions.get(action["name"], {}), home) for action in stage["actions"]),
            status=latest.get("status", ""),
            execution_id=latest.get("pipelineExecutionId", ""),
            inbound=tuple(each["pipelineExecutionId"] for each in seen.get("inboundExecutions", ())),
            closed=None if transition.get("enabled", True) else transition.get("disabledReason", ""),
        )


def _action(declared: Mapping[str, Any], seen: Mapping[str, Any], home: str) -> ActionStatus:
    latest = seen.get("latestExecution", {})
    return ActionStatus(
        name=declared["name"],
        region=declared.get("region") or home,
        status=latest.get("status", ""),
        changed=latest.get("lastStatusChange"),
        message=latest.get("errorDetails", {}).get("message") or latest.get("summary", ""),
        url=latest.get("externalExecutionUrl", ""),
    )


def _connections(clients: Clients, declaration: Mapping[str, Any]) -> Iterator[Connection]:
    """Those that the pipeline's actions name."""
    actions = [action for stage in declaration["stages"] for action in stage["actions"]]
    for arn in sorted({action.get("configuration", {}).get("ConnectionArn", "") for action in actions} - {""}):
        api = clients.connections.get(arn.split(":")[2], clients.connections["codeconnections"])
        try:
            found = api.get_connection(ConnectionArn=arn)["Connection"]
        except api.exceptions.ResourceNotFoundException:
            yield Connection(arn, arn.rpartition("/")[2], "")
        else:
            yield Connection(arn, found["ConnectionName"], found["ConnectionStatus"])
