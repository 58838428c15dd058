from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients, Roles

TRUSTED = "codepipeline.amazonaws.com"


def declaration(name: str, role_arn: str, **more: Any) -> dict[str, Any]:
    type_id = {"owner": "AWS", "version": "1"}
    source = {"name": "Source", "actionTypeId": type_id | {"category": "Source", "provider": "S3"}}
    build = {"name": "Build", "actionTypeId": type_id | {"category": "Build", "provider": "CodeBuild"}}
    stages = [{"name": "Source", "actions": [source]}, {"name": "Build", "actions": [build]}]
    store = {"type": "S3", "location": "demo-store"}
    return {"name": name, "roleArn": role_arn, "stages": stages, "artifactStore": store} | more


def test_defaults_and_dates_are_those_of_the_reference(client: Clients, role: Roles, name: str) -> None:
    api = client("codepipeline")
    api.create_pipeline(pipeline=declaration(name, role(TRUSTED)), tags=[{"key": "a", "value": "1"}])
    got = api.get_pipeline(name=name)
    assert (got["pipeline"]["pipelineType"], got["pipeline"]["executionMode"]) == ("V1", "SUPERSEDED")
    assert got["pipeline"]["version"] == 1
    assert isinstance(got["metadata"]["created"], datetime)
    arn = got["metadata"]["pipelineArn"]
    assert arn == f"arn:aws:codepipeline:us-east-1:111111111111:{name}"
    assert api.list_tags_for_resource(resourceArn=arn)["tags"] == [{"key": "a", "value": "1"}]


def test_second_version_keeps_what_a_v2_pipeline_declares(client: Clients, role: Roles, name: str) -> None:
    api, role_arn = client("codepipeline"), role([TRUSTED])
    api.create_pipeline(pipeline=declaration(name, role_arn))
    push = {"branches": {"includes": ["main"]}, "filePaths": {"includes": ["app/**"]}}
    trigger = {
        "providerType": "CodeStarSourceConnection",
        "gitConfiguration": {"sourceActionName": "Source", "push": [push]},
    }
    variable = {"name": "reason", "defaultValue": "release"}
    v2 = {"pipelineType": "V2", "executionMode": "QUEUED", "triggers": [trigger], "variables": [variable]}
    api.update_pipeline(pipeline=declaration(name, role_arn, **v2))
    got = api.get_pipeline(name=name)["pipeline"]
    assert {key: got[key] for key in v2} == v2
    assert got["version"] == 2
    summary = next(found for found in api.list_pipelines()["pipelines"] if found["name"] == name)
    assert (summary["pipelineType"], summary["executionMode"]) == ("V2", "QUEUED")


def test_role_that_codepipeline_may_not_assume_is_refused(client: Clients, role: Roles, name: str) -> None:
    api = client("codepipeline")
    for role_arn in (role("ec2.amazonaws.com"), "arn:aws:iam::111111111111:role/nobody"):
        with pytest.raises(api.exceptions.InvalidStructureException, match="not authorized to perform AssumeRole"):
            api.create_pipeline(pipeline=declaration(name, role_arn))


def test_action_in_a_region_without_a_store_is_refused(client: Clients, role: Roles, name: str) -> None:
    api = client("codepipeline")
    pipeline = declaration(name, role(TRUSTED))
    pipeline["stages"][1]["actions"][0]["region"] = "eu-west-1"
    with pytest.raises(api.exceptions.InvalidStructureException, match="eu-west-1"):
        api.create_pipeline(pipeline=pipeline)


def test_deleted_pipeline_is_not_found(client: Clients, role: Roles, name: str) -> None:
    api = client("codepipeline")
    api.create_pipeline(pipeline=declaration(name, role(TRUSTED)))
    api.delete_pipeline(name=name)
    with pytest.raises(api.exceptions.PipelineNotFoundException):
        api.get_pipeline(name=name)


def test_execution_dates_are_numbers(client: Clients, role: Roles, name: str) -> None:
    api = client("codepipeline")
    api.create_pipeline(pipeline=declaration(name, role(TRUSTED)))
    api.start_pipeline_execution(name=name)
    (execution,) = api.list_pipeline_executions(pipelineName=name)["pipelineExecutionSummaries"]
    assert isinstance(execution["startTime"], datetime)
