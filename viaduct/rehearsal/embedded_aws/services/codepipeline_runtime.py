"""CodePipeline's calls about executions; moto 5.2.5 has a few of them and runs nothing.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.codepipeline.exceptions import PipelineExecutionNotFoundException, PipelineNotFoundException
from moto.codepipeline.responses import CodePipelineResponse
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.core.utils import utcnow

from viaduct.rehearsal.embedded_aws.services import codepipeline_views as views
from viaduct.rehearsal.embedded_aws.services.codeconnections import connection_status
from viaduct.rehearsal.embedded_aws.services.codepipeline_runs import ActionRun, Request, Run, StageRun, advance
from viaduct.rehearsal.embedded_aws.services.codepipeline_sources import CONNECTION
from viaduct.rehearsal.embedded_aws.services.codepipeline_variables import resolved

if TYPE_CHECKING:
    from moto.codepipeline.models import CodePipeline

    from viaduct.rehearsal.embedded_aws.state import Record

FAILS = "embedded-aws:fails"
HANGS = "embedded-aws:hangs"


class Refused(ServiceException):
    """A refusal whose code is given, as the call's page in the API reference names it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class TaggedOutcomes:
    """What becomes of an action: success, unless its connection or a tag of the pipeline says otherwise."""

    def __init__(self, tags: dict[str, str]) -> None:
        self._tags = tags

    def outcome(self, stage: str, declared: Record) -> tuple[str, Record | None]:
        """The action's status, and the errorDetails of a failure."""
        name = f"{stage}/{declared['name']}"
        if name in self._tags.get(HANGS, "").split():
            return "InProgress", None
        if name in self._tags.get(FAILS, "").split():
            return "Failed", {"code": "JobFailed", "message": f"{declared['name']} failed: the tag {FAILS} says so"}
        connection = declared["configuration"].get("ConnectionArn", "")
        if declared["actionTypeId"]["provider"] == CONNECTION and connection_status(connection) != "AVAILABLE":
            return "Failed", {"code": "ConfigurationError", "message": f"Connection {connection} is not available"}
        return "Succeeded", None


class PipelineRuns(CodePipelineResponse):
    """Start, look, approve, stop, retry. Executions move whenever somebody asks."""

    def start_pipeline_execution(self) -> ActionResult:  # type: ignore[override]
        """API_StartPipelineExecution."""
        pipeline = self._pipeline("name")
        revisions = {each["actionName"]: each["revisionValue"] for each in self._get_param("sourceRevisions") or []}
        by = f"arn:{self.partition}:iam::{self.current_account}:root"
        variables = resolved(pipeline.pipeline, self._get_param("variables") or [])
        run = Run(pipeline.pipeline, Request(by, variables, revisions))
        pipeline.executions[run.pipeline_execution_id] = run
        _runs(pipeline)
        return ActionResult({"pipelineExecutionId": run.pipeline_execution_id})

    def get_pipeline_execution(self) -> ActionResult:  # type: ignore[override]
        """API_GetPipelineExecution."""
        return ActionResult({"pipelineExecution": views.execution(self._run(self._pipeline("pipelineName")))})

    def list_pipeline_executions(self) -> ActionResult:  # type: ignore[override]
        """API_ListPipelineExecutions: the newest first."""
        runs = _runs(self._pipeline("pipelineName"))
        wanted = (self._get_param("filter") or {}).get("succeededInStage", {}).get("stageName")
        found = [run for run in reversed(runs) if wanted is None or _succeeded_in(run, wanted)]
        return self._page("pipelineExecutionSummaries", [views.execution_summary(run) for run in found])

    def list_action_executions(self) -> ActionResult:
        """API_ListActionExecutions: of one execution or of all, the newest first."""
        pipeline, asked = self._pipeline("pipelineName"), self._get_param("filter") or {}
        asked_latest = asked.get("latestInPipelineExecution", {})
        wanted = asked.get("pipelineExecutionId") or asked_latest.get("pipelineExecutionId")
        runs = [_found(pipeline, wanted)] if wanted else _runs(pipeline)
        details = [detail for run in reversed(runs) for detail in views.action_executions(run, self.region)]
        return self._page("actionExecutionDetails", details)

    def get_pipeline_state(self) -> ActionResult:
        """API_GetPipelineState."""
        pipeline = self._pipeline("name")
        runs, declaration = _runs(pipeline), pipeline.pipeline
        states = [views.stage_state(stage, runs, first=at == 0) for at, stage in enumerate(declaration["stages"])]
        name, version = declaration["name"], declaration["version"]
        dates = {"created": pipeline._created, "updated": pipeline._updated}
        return ActionResult({"pipelineName": name, "pipelineVersion": version, "stageStates": states} | dates)

    def put_approval_result(self) -> ActionResult:
        """API_PutApprovalResult."""
        pipeline = self._pipeline("pipelineName")
        result, token = self._get_param("result"), self._get_param("token")
        action = self._approval(pipeline, token)
        if action.status != "InProgress":
            raise Refused(
                "ApprovalAlreadyCompletedException", "The approval action has already been approved or rejected"
            )
        by, summary = f"arn:{self.partition}:iam::{self.current_account}:root", result["summary"]
        if result["status"] == "Approved":
            action.end("Succeeded", summary=summary, by=by)
        else:
            action.end("Failed", summary=summary, by=by, error={"code": "Rejected", "message": summary})
        _runs(pipeline)
        return ActionResult({"approvedAt": utcnow()})

    def stop_pipeline_execution(self) -> ActionResult:
        """API_StopPipelineExecution; what is in progress is abandoned, also where AWS would wait for it."""
        run = self._run(self._pipeline("pipelineName"))
        if run.status != "InProgress":
            message = f"Pipeline execution {run.pipeline_execution_id} can't be stopped: it is {run.status}"
            raise Refused("PipelineExecutionNotStoppableException", message)
        for stage in run.stages:
            for action in stage.actions:
                if action.status == "InProgress":
                    action.end("Abandoned")
        run.stop_reason = self._get_param("reason") or ""
        run.become("Stopped")
        return ActionResult({"pipelineExecutionId": run.pipeline_execution_id})

    def retry_stage_execution(self) -> ActionResult:
        """API_RetryStageExecution: the failed actions of the stage begin again, or all of them."""
        pipeline = self._pipeline("pipelineName")
        run = self._run(pipeline)
        stage = self._stage(run, self._get_param("stageName"))
        if stage.status != "Failed":
            raise Refused("StageNotRetryableException", f"The stage named {stage.name} can't be retried now")
        newest = views.newest_in(stage.name, _runs(pipeline))
        if newest and newest[0] is not run:
            message = f"{run.pipeline_execution_id} is not the latest execution in {stage.name}"
            raise Refused("NotLatestPipelineExecutionException", message)
        again_all = self._get_param("retryMode") == "ALL_ACTIONS"
        for action in stage.actions:
            if again_all or action.status == "Failed":
                action.status = ""
        stage.status = ""
        run.become("InProgress")
        _runs(pipeline)
        return ActionResult({"pipelineExecutionId": run.pipeline_execution_id})

    def _pipeline(self, parameter: str) -> CodePipeline:
        name = self._get_param(parameter)
        pipeline = self.codepipeline_backend.pipelines.get(name)
        if pipeline is None:
            message = f"Account '{self.current_account}' does not have a pipeline with name '{name}'"
            raise PipelineNotFoundException(message)
        return pipeline

    def _run(self, pipeline: CodePipeline) -> Run:
        return _found(pipeline, self._get_param("pipelineExecutionId"))

    def _stage(self, run: Run, name: str) -> StageRun:
        stage = run.stage(name)
        if stage is None:
            raise Refused("StageNotFoundException", f"There is no stage named {name} in {run.pipeline_name}")
        return stage

    def _approval(self, pipeline: CodePipeline, token: str) -> ActionRun:
        """The action that the token was given out for."""
        stage_name, action_name = self._get_param("stageName"), self._get_param("actionName")
        if stage_name not in {stage["name"] for stage in pipeline.pipeline["stages"]}:
            raise Refused("StageNotFoundException", f"There is no stage named {stage_name}")
        actions = [action for run in _runs(pipeline) for stage in run.stages for action in _in(stage, stage_name)]
        named = [action for action in actions if action.declared["name"] == action_name]
        if not named:
            raise Refused("ActionNotFoundException", f"There is no action named {action_name} in {stage_name}")
        found = next((action for action in named if action.token and action.token == token), None)
        if found is None:
            raise Refused("InvalidApprovalTokenException", "Invalid approval token")
        return found

    def _page(self, key: str, found: list[Record]) -> ActionResult:
        """``maxResults`` of what was found, from ``nextToken`` on."""
        start, size = int(self._get_param("nextToken") or 0), int(self._get_param("maxResults") or 100)
        answer: dict[str, Any] = {key: found[start : start + size]}
        if start + size < len(found):
            answer["nextToken"] = str(start + size)
        return ActionResult(answer)


def _runs(pipeline: CodePipeline) -> list[Run]:
    """The pipeline's executions, the oldest first, each as far as it can be by now."""
    runs = [run for run in pipeline.executions.values() if isinstance(run, Run)]
    advance(runs, TaggedOutcomes(pipeline.tags))
    return runs


def _found(pipeline: CodePipeline, execution_id: str) -> Run:
    for run in _runs(pipeline):
        if run.pipeline_execution_id == execution_id:
            return run
    raise PipelineExecutionNotFoundException(f"Pipeline execution {execution_id} was not found")


def _succeeded_in(run: Run, stage_name: str) -> bool:
    return any(stage.name == stage_name and stage.status == "Succeeded" for stage in run.stages)


def _in(stage: StageRun, name: str) -> list[ActionRun]:
    return stage.actions if stage.name == name else []
