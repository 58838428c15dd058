"""The emitted pipelines against the plan that ``viaduct.delivery`` makes of the spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import specs
from viaduct.delivery import Action, pipeline_of
from viaduct.spec import System, check_text

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

STATE = "${data.terraform_remote_state."


def emitted(synthesis: Synthesis, service: str) -> dict[str, Any]:
    return synthesis.stacks[f"{service}-pipeline"].resource("aws_codepipeline.pipeline")


def system(text: str) -> System:
    found, findings = check_text(text)
    assert found is not None, findings
    return found


def as_emitted(action: Action, home: str, connection: str) -> dict[str, Any]:
    """The action's block; AWS fills in home where a region is left out."""
    arn = {"ConnectionArn": connection} if action.provider.value == "CodeStarSourceConnection" else {}
    facts = action.provider.facts
    block = {
        "name": action.name,
        "category": facts.category,
        "owner": "AWS",
        "provider": action.provider.called,
        "version": "1",
        "configuration": {**action.configuration, **arn},
        "input_artifacts": list(action.inputs),
        "output_artifacts": list(action.outputs),
        "run_order": action.run_order,
        "region": action.region if action.region != home else None,
        "timeout_in_minutes": action.timeout_minutes,
    }
    return {name: value for name, value in block.items() if value}


@pytest.mark.parametrize("service", ["hello", "product", "web"])
def test_stages_and_actions_are_the_planned_ones(reference: Synthesis, demo: System, service: str) -> None:
    pipeline, planned = emitted(reference, service), pipeline_of(demo, service)
    connection = pipeline["stage"][0]["action"][0]["configuration"]["ConnectionArn"]

    assert connection.startswith(STATE)
    assert pipeline["stage"] == [
        {"name": stage.name, "action": [as_emitted(each, planned.region, connection) for each in stage.actions]}
        for stage in planned.stages
    ]


def test_a_pipeline_is_v2(systems: dict[str, Synthesis]) -> None:
    for synthesis in systems.values():
        for _, pipeline in synthesis.all("aws_codepipeline"):
            assert pipeline["pipeline_type"] == "V2"


def test_a_newer_release_supersedes_a_waiting_one_unless_they_queue(
    reference: Synthesis, examples: dict[str, Synthesis]
) -> None:
    assert emitted(reference, "web")["execution_mode"] == "SUPERSEDED"
    assert emitted(examples["gates"], "web")["execution_mode"] == "QUEUED"


def test_the_trigger_names_the_branch_and_the_service_s_own_paths(reference: Synthesis, waves: Synthesis) -> None:
    (web,) = emitted(reference, "web")["trigger"]
    (api,) = emitted(waves, "api")["trigger"]

    assert web["git_configuration"]["push"] == [
        {"branches": {"includes": ["main"]}, "file_paths": {"includes": ["app/web/**"]}}
    ]
    assert api["git_configuration"]["push"] == [{"branches": {"includes": ["release"]}}]


def test_the_source_action_starts_nothing_by_itself(reference: Synthesis) -> None:
    for service in ("hello", "product", "web"):
        source = emitted(reference, service)["stage"][0]["action"][0]
        assert source["configuration"]["DetectChanges"] == "false"


def test_each_region_of_an_action_has_a_store_with_that_region_s_key(reference: Synthesis) -> None:
    for service in ("hello", "product", "web"):
        assert emitted(reference, service)["artifact_store"] == [
            {
                "type": "S3",
                "location": f"demo-artifacts-111111111111-{region}",
                "region": region,
                "encryption_key": {"type": "KMS", "id": f"arn:aws:kms:{region}:111111111111:alias/demo-artifacts"},
            }
            for region in ("eu-west-1", "us-east-1")
        ]


def test_the_store_of_a_pipeline_in_one_region_names_no_region(one_region: Synthesis) -> None:
    (store,) = emitted(one_region, "shop")["artifact_store"]

    assert "region" not in store
    assert store["location"] == "mono-artifacts-333333333333-eu-west-1"


def test_one_region_at_a_time_is_a_stage_a_region_in_the_spec_s_order(waves: Synthesis) -> None:
    stages = emitted(waves, "api")["stage"]

    assert [stage["name"] for stage in stages] == [
        "Source",
        "Build",
        "production-approval",
        "production-eu-west-1",
        "production-us-east-1",
        "production-ap-southeast-2",
    ]
    assert [len(stage["action"]) for stage in stages[3:]] == [1, 1, 1]


def test_an_approval_that_tells_nobody_has_no_topic(waves: Synthesis) -> None:
    approve = emitted(waves, "api")["stage"][2]["action"][0]

    assert approve["configuration"] == {
        "CustomData": "Release api to production?",
        "ExternalEntityLink": "https://example.com/releases",
    }
    assert approve["timeout_in_minutes"] == 60
    assert not waves.stacks["api-pipeline"].kind("aws_sns_topic")


def test_every_bucket_key_role_and_target_that_a_pipeline_names_is_made_by_some_stack(
    systems: dict[str, Synthesis],
) -> None:
    for synthesis in systems.values():
        buckets = {body["bucket"] for _, body in synthesis.all("aws_s3_bucket")}
        roles = {f"role{body['path']}{body['name']}" for _, body in synthesis.all("aws_iam_role")}
        groups = {body["deployment_group_name"] for _, body in synthesis.all("aws_codedeploy_deployment_group")}
        projects = {body["name"] for _, body in synthesis.all("aws_codebuild_project")}
        for _, pipeline in synthesis.all("aws_codepipeline"):
            used = [action["configuration"] for stage in pipeline["stage"] for action in stage["action"]]
            assert {store["location"] for store in pipeline["artifact_store"]} <= buckets
            assert {each["RoleArn"].split(":")[-1] for each in used if "RoleArn" in each} <= roles
            assert {each["DeploymentGroupName"] for each in used if "DeploymentGroupName" in each} <= groups
            assert {each["ProjectName"] for each in used if "ProjectName" in each} <= projects


def test_a_sam_service_in_three_regions_is_packaged_for_each(waves: Synthesis) -> None:
    project = waves.stacks["api-pipeline"].resource("aws_codebuild_project.build")
    variables = {each["name"]: each["value"] for each in project["environment"]["environment_variable"]}

    assert variables == {
        "DEPLOY_REGIONS": "ap-southeast-2 eu-west-1 us-east-1",
        "PACKAGE_BUCKET_PREFIX": "waves-packages-444444444444",
        "PACKAGE_KEY_PREFIX": "api",
        "PACKAGE_KMS_KEY": "alias/waves-artifacts",
        "SAM_TEMPLATE": "template.yaml",
    }
    assert len(pipeline_of(system(specs.WAVES), "api").regions) == 3


def test_a_build_gets_secrets_as_references_only(one_region: Synthesis) -> None:
    project = one_region.stacks["shop-pipeline"].resource("aws_codebuild_project.build")
    variables = {each["name"]: (each["type"], each["value"]) for each in project["environment"]["environment_variable"]}

    assert variables == {
        "NODE_ENV": ("PLAINTEXT", "production"),
        "NPM_TOKEN": ("PARAMETER_STORE", "/mono/npm-token"),
        "SENTRY": ("SECRETS_MANAGER", "mono/sentry:token"),
    }
