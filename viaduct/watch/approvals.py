"""The approvals that wait, and the answer to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viaduct.errors import UsageError, WatchError
from viaduct.watch.failures import explained
from viaduct.watch.values import RUNNING, Approval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_PARALLEL = "PARALLEL"
_NEWEST = 50
_LONGEST_SUMMARY = 512


def waiting(api: Any, declaration: Mapping[str, Any], state: Mapping[str, Any]) -> tuple[Approval, ...]:
    """Every approval of the pipeline that waits, in the order of its stages."""
    if declaration.get("executionMode") == _PARALLEL:
        return tuple(_of_parallel(api, declaration))
    return tuple(_of_state(declaration, state))


@dataclass(frozen=True)
class Asked:
    """Which approval is meant: one in ``stages``, for an execution whose id begins so; ``where`` says it in words."""

    where: str
    stages: tuple[str, ...]
    execution: str = ""


def chosen(approvals: Sequence[Approval], pipeline: str, asked: Asked) -> Approval:
    """The one approval that is meant and waits.

    Raises:
        WatchError: none waits.
        UsageError: several do.
    """
    found = [each for each in approvals if each.stage in asked.stages and each.execution_id.startswith(asked.execution)]
    if not found:
        what = f"no approval waits{asked.where}" + (f" for execution {asked.execution}" if asked.execution else "")
        raise WatchError(f"{pipeline}: {what}" + (f"; waiting: {_list(approvals)}" if approvals else ""))
    if len(found) > 1:
        raise UsageError(
            f"{pipeline}: {len(found)} approvals wait: {_list(found)}. Say which with --environment or --execution."
        )
    return found[0]


def _list(approvals: Sequence[Approval]) -> str:
    return ", ".join(f"{each.stage} of execution {each.execution_id[:8]}" for each in approvals)


def asked(environment: str | None, execution: str, environments: Iterable[str], stages: Iterable[str]) -> Asked:
    """What ``--environment`` and ``--execution`` mean; without an environment any stage will do.

    The stages of an environment are called like it, or like it and a hyphen; where the name of one environment begins
    with another's, a stage is of the one with the longer name.
    """
    if environment is None:
        return Asked("", tuple(stages), execution)
    known = sorted(environments, key=len, reverse=True)
    mine = (stage for stage in stages if next((each for each in known if _is_of(stage, each)), None) == environment)
    return Asked(f" before {environment}", tuple(mine), execution)


def _is_of(stage: str, environment: str) -> bool:
    return stage == environment or stage.startswith(f"{environment}-")


def answer(api: Any, pipeline: str, approval: Approval, *, approve: bool, comment: str) -> None:
    """Send PutApprovalResult; its summary holds 512 characters (API_ApprovalResult).

    Raises:
        WatchError: somebody else was faster, or AWS refuses.
    """
    result = {"status": "Approved" if approve else "Rejected", "summary": comment[:_LONGEST_SUMMARY]}
    with explained(f"could not answer the approval {approval.stage} of {pipeline}"):
        try:
            api.put_approval_result(
                pipelineName=pipeline,
                stageName=approval.stage,
                actionName=approval.action,
                result=result,
                token=approval.token,
            )
        except (
            api.exceptions.ApprovalAlreadyCompletedException,
            api.exceptions.InvalidApprovalTokenException,
        ) as error:
            raise WatchError(f"{pipeline}: {approval.stage} was answered by somebody else, or ran out") from error


def _of_state(declaration: Mapping[str, Any], state: Mapping[str, Any]) -> Iterator[Approval]:
    stages = {stage["stageName"]: stage for stage in state["stageStates"]}
    for stage, action in _declared(declaration):
        seen = stages.get(stage, {})
        states = {each["actionName"]: each for each in seen.get("actionStates", ())}
        latest = states.get(action["name"], {}).get("latestExecution", {})
        if latest.get("token") and latest.get("status") == "InProgress":
            execution = seen.get("latestExecution", {}).get("pipelineExecutionId", "")
            yield _approval(stage, action, execution, latest["token"], latest.get("lastStatusChange"))


def _of_parallel(api: Any, declaration: Mapping[str, Any]) -> Iterator[Approval]:
    """Executions side by side: the token is the externalExecutionId of ListActionExecutions (API_PutApprovalResult)."""
    name, declared = declaration["name"], {(stage, action["name"]): action for stage, action in _declared(declaration)}
    if not declared:
        return
    listed = api.get_paginator("list_pipeline_executions").paginate(
        pipelineName=name, PaginationConfig={"MaxItems": _NEWEST, "PageSize": _NEWEST}
    )
    running = [each for page in listed for each in page["pipelineExecutionSummaries"] if each["status"] in RUNNING]
    for execution in (each["pipelineExecutionId"] for each in running):
        pages = api.get_paginator("list_action_executions").paginate(
            pipelineName=name, filter={"pipelineExecutionId": execution}
        )
        for done in (action for page in pages for action in page["actionExecutionDetails"]):
            action = declared.get((done["stageName"], done["actionName"]))
            if action and done["status"] == "InProgress":
                token = done.get("output", {}).get("executionResult", {}).get("externalExecutionId", "")
                yield _approval(done["stageName"], action, execution, token, done.get("lastUpdateTime"))


def _declared(declaration: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for stage in declaration["stages"]:
        for action in stage["actions"]:
            if action["actionTypeId"]["category"] == "Approval":
                yield stage["name"], action


def _approval(stage: str, action: Mapping[str, Any], execution: str, token: str, since: Any) -> Approval:
    configuration = action.get("configuration", {})
    question, url = configuration.get("CustomData", ""), configuration.get("ExternalEntityLink", "")
    return Approval(stage, action["name"], execution, token, question, url, since)
