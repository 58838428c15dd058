from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.rehearsal.embedded_aws.pipelines import declaration

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.rehearsal.embedded_aws.conftest import Clients, Roles

    Make = Callable[..., Any]


@pytest.fixture
def make(client: Clients, role: Roles, name: str) -> Make:
    """Makes a pipeline with an approval before production, and gives a CodePipeline client."""

    def made(**more: Any) -> Any:
        api = client("codepipeline")
        api.create_pipeline(pipeline=declaration(name, role("codepipeline.amazonaws.com"), **more))
        return api

    return made


def start(api: Any, name: str) -> str:
    return str(api.start_pipeline_execution(name=name)["pipelineExecutionId"])


def stages(api: Any, name: str) -> dict[str, Any]:
    return {stage["stageName"]: stage for stage in api.get_pipeline_state(name=name)["stageStates"]}


def statuses(api: Any, name: str) -> dict[str, str]:
    return {stage: state.get("latestExecution", {}).get("status", "-") for stage, state in stages(api, name).items()}


def approval(api: Any, name: str) -> dict[str, Any]:
    (action,) = stages(api, name)["production-approval"]["actionStates"]
    return dict(action)


def answer(api: Any, name: str, status: str, token: str = "") -> Any:
    return api.put_approval_result(
        pipelineName=name,
        stageName="production-approval",
        actionName="Approve",
        result={"summary": "because", "status": status},
        token=token or approval(api, name)["latestExecution"]["token"],
    )


def executions(api: Any, name: str) -> dict[str, str]:
    pages = api.get_paginator("list_pipeline_executions").paginate(pipelineName=name)
    found = [each for page in pages for each in page["pipelineExecutionSummaries"]]
    return {each["pipelineExecutionId"]: each["status"] for each in found}


def tag(api: Any, name: str, key: str, value: str) -> None:
    arn = api.get_pipeline(name=name)["metadata"]["pipelineArn"]
    api.tag_resource(resourceArn=arn, tags=[{"key": f"embedded-aws:{key}", "value": value}])


def test_a_pipeline_that_never_ran_has_stages_without_executions(make: Make, name: str) -> None:
    state = make().get_pipeline_state(name=name)
    assert [stage["stageName"] for stage in state["stageStates"]] == ["Source", "production-approval", "production"]
    assert all("latestExecution" not in stage for stage in state["stageStates"])
    assert state["pipelineVersion"] == 1
    assert isinstance(state["created"], datetime)


def test_an_execution_goes_up_to_the_approval_and_waits_with_a_token(make: Make, name: str) -> None:
    api = make()
    execution = start(api, name)
    assert statuses(api, name) == {"Source": "Succeeded", "production-approval": "InProgress", "production": "-"}
    waiting = approval(api, name)
    assert waiting["latestExecution"]["status"] == "InProgress"
    assert len(waiting["latestExecution"]["token"]) == 36
    assert waiting["entityUrl"] == "https://example.com/releases"
    assert executions(api, name) == {execution: "InProgress"}


def test_an_approved_execution_runs_to_its_end(make: Make, name: str) -> None:
    api = make()
    execution = start(api, name)
    assert isinstance(answer(api, name, "Approved")["approvedAt"], datetime)
    assert set(statuses(api, name).values()) == {"Succeeded"}
    got = api.get_pipeline_execution(pipelineName=name, pipelineExecutionId=execution)["pipelineExecution"]
    assert (got["status"], got["trigger"]["triggerType"]) == ("Succeeded", "StartPipelineExecution")
    assert approval(api, name)["latestExecution"]["summary"] == "because"


def test_a_rejected_execution_fails_in_the_stage_of_the_approval(make: Make, name: str) -> None:
    api = make()
    execution = start(api, name)
    answer(api, name, "Rejected")
    assert statuses(api, name) == {"Source": "Succeeded", "production-approval": "Failed", "production": "-"}
    assert approval(api, name)["latestExecution"]["errorDetails"]["message"] == "because"
    assert executions(api, name) == {execution: "Failed"}


def test_a_token_is_good_once_and_no_other_is_good_at_all(make: Make, name: str) -> None:
    api = make()
    start(api, name)
    token = approval(api, name)["latestExecution"]["token"]
    answer(api, name, "Approved")
    with pytest.raises(api.exceptions.ApprovalAlreadyCompletedException):
        answer(api, name, "Approved", token)
    with pytest.raises(api.exceptions.InvalidApprovalTokenException):
        answer(api, name, "Approved", "00000000-0000-0000-0000-000000000000")


def test_an_action_that_is_tagged_so_fails_until_it_is_retried_without_the_tag(make: Make, name: str) -> None:
    api = make()
    tag(api, name, "fails", "production/Deploy-eu-west-1")
    execution = start(api, name)
    answer(api, name, "Approved")
    failed = stages(api, name)["production"]
    assert failed["latestExecution"] == {"pipelineExecutionId": execution, "status": "Failed", "type": "STANDARD"}
    done = {action["actionName"]: action["latestExecution"] for action in failed["actionStates"]}
    assert done["Deploy-us-east-1"]["status"] == "Succeeded"
    assert done["Deploy-eu-west-1"]["errorDetails"]["code"] == "JobFailed"
    tag(api, name, "fails", "nothing")
    retry = {"pipelineName": name, "stageName": "production", "pipelineExecutionId": execution}
    assert api.retry_stage_execution(**retry, retryMode="FAILED_ACTIONS")["pipelineExecutionId"] == execution
    assert executions(api, name) == {execution: "Succeeded"}
    with pytest.raises(api.exceptions.StageNotRetryableException):
        api.retry_stage_execution(**retry, retryMode="FAILED_ACTIONS")


def test_an_action_that_is_tagged_so_hangs_until_the_execution_is_stopped(make: Make, name: str) -> None:
    api = make()
    tag(api, name, "hangs", "Source/Source")
    execution = start(api, name)
    assert statuses(api, name)["Source"] == "InProgress"
    stop = {"pipelineName": name, "pipelineExecutionId": execution}
    api.stop_pipeline_execution(**stop, abandon=True, reason="enough")
    (summary,) = api.list_pipeline_executions(pipelineName=name)["pipelineExecutionSummaries"]
    assert (summary["status"], summary["stopTrigger"]) == ("Stopped", {"reason": "enough"})
    assert statuses(api, name)["Source"] == "Stopped"
    with pytest.raises(api.exceptions.PipelineExecutionNotStoppableException):
        api.stop_pipeline_execution(**stop, abandon=True)


@pytest.mark.parametrize(("mode", "second"), [("SUPERSEDED", "Superseded"), ("QUEUED", "InProgress")])
def test_executions_wait_before_a_stage_that_another_is_in(make: Make, name: str, mode: str, second: str) -> None:
    api = make(pipelineType="V2", executionMode=mode)
    started = [start(api, name) for _ in range(3)]
    assert list(executions(api, name).values()) == ["InProgress", second, "InProgress"]
    inbound = stages(api, name)["production-approval"]["inboundExecutions"]
    assert [each["pipelineExecutionId"] for each in inbound] == started[2 if second == "Superseded" else 1 :]


def test_parallel_executions_do_not_wait_and_their_tokens_are_with_their_actions(make: Make, name: str) -> None:
    api = make(pipelineType="V2", executionMode="PARALLEL")
    first, second = start(api, name), start(api, name)
    assert "token" not in approval(api, name)["latestExecution"]
    (found,) = [
        action
        for action in api.list_action_executions(pipelineName=name, filter={"pipelineExecutionId": first})[
            "actionExecutionDetails"
        ]
        if action["actionName"] == "Approve"
    ]
    answer(api, name, "Approved", found["output"]["executionResult"]["externalExecutionId"])
    assert executions(api, name) == {second: "InProgress", first: "Succeeded"}


def test_action_executions_come_newest_first_with_their_regions(make: Make, name: str) -> None:
    api = make()
    start(api, name)
    answer(api, name, "Approved")
    pages = api.get_paginator("list_action_executions").paginate(pipelineName=name, PaginationConfig={"PageSize": 1})
    found = [action for page in pages for action in page["actionExecutionDetails"]]
    assert [action["actionName"] for action in found] == ["Deploy-eu-west-1", "Deploy-us-east-1", "Approve", "Source"]
    assert [action["input"]["region"] for action in found] == ["eu-west-1", "us-east-1", "us-east-1", "us-east-1"]


def test_the_source_fails_until_its_connection_is_authorized(
    make: Make, client: Clients, role: Roles, name: str
) -> None:
    connections = client("codeconnections")
    arn = connections.create_connection(ConnectionName=name, ProviderType="GitHub")["ConnectionArn"]
    api = make(connection=arn)
    start(api, name)
    (source,) = stages(api, name)["Source"]["actionStates"]
    assert source["latestExecution"]["errorDetails"]["message"] == f"Connection {arn} is not available"
    connections.tag_resource(ResourceArn=arn, Tags=[{"Key": "embedded-aws:status", "Value": "AVAILABLE"}])
    assert connections.get_connection(ConnectionArn=arn)["Connection"]["ConnectionStatus"] == "AVAILABLE"
    start(api, name)
    (source,) = stages(api, name)["Source"]["actionStates"]
    assert source["latestExecution"]["status"] == "Succeeded"
    assert len(source["currentRevision"]["revisionId"]) == 40


def test_what_does_not_exist_is_not_found(make: Make, name: str) -> None:
    api = make()
    nobody = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(api.exceptions.PipelineNotFoundException):
        api.get_pipeline_state(name="nobody")
    with pytest.raises(api.exceptions.PipelineExecutionNotFoundException):
        api.get_pipeline_execution(pipelineName=name, pipelineExecutionId=nobody)
    result = {"summary": "", "status": "Approved"}
    with pytest.raises(api.exceptions.StageNotFoundException):
        api.put_approval_result(pipelineName=name, stageName="no", actionName="no", result=result, token=nobody)
    with pytest.raises(api.exceptions.ActionNotFoundException):
        api.put_approval_result(pipelineName=name, stageName="Source", actionName="no", result=result, token=nobody)


def test_an_execution_has_the_given_values_of_declared_variables_and_the_defaults_of_others(
    make: Make, name: str
) -> None:
    declared = [{"name": "LEVEL", "defaultValue": "info"}, {"name": "REASON"}]
    api = make(variables=declared)
    run = api.start_pipeline_execution(name=name, variables=[{"name": "REASON", "value": "a fix"}])
    found = api.get_pipeline_execution(pipelineName=name, pipelineExecutionId=run["pipelineExecutionId"])
    assert found["pipelineExecution"]["variables"] == [
        {"name": "LEVEL", "resolvedValue": "info"},
        {"name": "REASON", "resolvedValue": "a fix"},
    ]
    for given in ([], [{"name": "REASON", "value": "x"}, {"name": "LEVL", "value": "debug"}]):
        with pytest.raises(api.exceptions.ClientError, match="ValidationException"):
            api.start_pipeline_execution(name=name, **({"variables": given} if given else {}))
