"""Executions as CodePipeline's API shows them: the state of a pipeline, and what each action did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.rehearsal.embedded_aws.services.codepipeline_runs import ActionRun, Run, StageRun
    from viaduct.rehearsal.embedded_aws.state import Record

PARALLEL = "PARALLEL"


def stage_state(declared: Record, runs: list[Run], *, first: bool) -> Record:
    """API_StageState: the newest execution that entered the stage, and those that wait before it."""
    name = declared["name"]
    entered = newest_in(name, runs)
    waiting = [run for run in runs if run.waits_before(name)]
    state: Record = {
        "stageName": name,
        "inboundExecutions": [_execution(run, "InProgress") for run in waiting],
        "inboundTransitionState": {"enabled": True},
        "actionStates": [_action_state(action, entered, first=first) for action in declared["actions"]],
    }
    if waiting:
        state["inboundExecution"] = _execution(waiting[-1], "InProgress")
    if entered:
        state["latestExecution"] = _execution(entered[0], _status_in(*entered))
    return state


def newest_in(name: str, runs: list[Run]) -> tuple[Run, StageRun] | None:
    """The newest execution that has entered a stage, and what became of it there."""
    stages = ((run, run.stage(name)) for run in reversed(runs))
    return next(((run, stage) for run, stage in stages if stage is not None and stage.status), None)


def _status_in(run: Run, stage: StageRun) -> str:
    stopped = stage.status == "InProgress" and run.status in {"Stopped", "Stopping"}
    return run.status if stopped else stage.status


def _execution(run: Run, status: str) -> Record:
    return {"pipelineExecutionId": run.pipeline_execution_id, "status": status, "type": "STANDARD"}


def _action_state(declared: Record, entered: tuple[Run, StageRun] | None, *, first: bool) -> Record:
    """API_ActionState."""
    name = declared["name"]
    state: Record = {"actionName": name, "entityUrl": declared["configuration"].get("ExternalEntityLink")}
    run, stage = entered or (None, None)
    done = next((action for action in stage.actions if action.declared["name"] == name), None) if stage else None
    if run is None or done is None or not done.status:
        return _given(state)
    revision = next((each for each in run.source_revisions if first and each["actionName"] == name), None)
    if revision:
        state["currentRevision"] = {"revisionId": revision["revisionId"], "created": done.changed}
        state["revisionUrl"] = revision.get("revisionUrl")
    return _given(state | {"latestExecution": _latest(done, run)})


def _latest(action: ActionRun, run: Run) -> Record:
    """API_ActionExecution. An approval's token is not shown in the mode PARALLEL (API_PutApprovalResult)."""
    waits = action.is_approval and action.status == "InProgress" and run.mode != PARALLEL
    return _given(
        {
            "actionExecutionId": action.id,
            "status": action.status,
            "summary": action.summary,
            "lastStatusChange": action.changed,
            "lastUpdatedBy": action.updated_by,
            "token": action.token if waits else "",
            "errorDetails": action.error,
        }
    )


def execution_summary(run: Run) -> Record:
    """API_PipelineExecutionSummary."""
    return _given(
        {
            "pipelineExecutionId": run.pipeline_execution_id,
            "status": run.status,
            "statusSummary": run.status_summary,
            "startTime": run.start_time,
            "lastUpdateTime": run.last_update_time,
            "sourceRevisions": run.source_revisions,
            "trigger": run.trigger,
            "stopTrigger": {"reason": run.stop_reason} if run.stop_reason else None,
            "executionMode": run.mode,
            "executionType": "STANDARD",
        }
    )


def execution(run: Run) -> Record:
    """API_PipelineExecution."""
    more = {"trigger": run.trigger, "executionMode": run.mode, "executionType": "STANDARD"}
    revisions = [
        _given(
            {
                "name": source["actionName"],
                "revisionId": source["revisionId"],
                "revisionSummary": source["revisionSummary"],
                "revisionUrl": source.get("revisionUrl"),
            }
        )
        for source in run.source_revisions
    ]
    return _given(run.to_dict() | more | {"artifactRevisions": revisions})


def action_executions(run: Run, home: str) -> list[Record]:
    """API_ActionExecutionDetail of every action that has begun, the newest first."""
    done = [(stage, action) for stage in run.stages for action in stage.actions if action.status]
    return [_action_execution(run, stage, action, home) for stage, action in reversed(done)]


def _action_execution(run: Run, stage: StageRun, action: ActionRun, home: str) -> Record:
    declared = action.declared
    result = {
        "externalExecutionId": action.token or action.id,
        "externalExecutionSummary": action.summary,
        "errorDetails": action.error,
    }
    return {
        "pipelineExecutionId": run.pipeline_execution_id,
        "actionExecutionId": action.id,
        "pipelineVersion": run.pipeline_version,
        "stageName": stage.name,
        "actionName": declared["name"],
        "startTime": action.started,
        "lastUpdateTime": action.changed,
        "status": action.status,
        "input": {
            "actionTypeId": declared["actionTypeId"],
            "configuration": declared["configuration"],
            "region": declared.get("region") or home,
        },
        "output": {"executionResult": _given(result)},
    }


def _given(record: Record) -> Record:
    return {key: value for key, value in record.items() if value not in (None, "")}
