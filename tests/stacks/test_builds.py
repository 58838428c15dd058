"""The emitted builds against what the example of builds asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from tests import specs
from tests.stacks.policies import grants
from tests.synthesis import synthesized

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis

pytestmark = pytest.mark.synth

ROOT = "arn:aws:ec2:eu-west-1:888888888888"


@pytest.fixture(scope="module")
def builds() -> Synthesis:
    return synthesized(specs.EXAMPLES["builds"].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def stack(builds: Synthesis) -> Stack:
    return builds.stacks["api-pipeline"]


def project(stack: Stack, name: str) -> dict[str, Any]:
    return stack.resource(f"aws_codebuild_project.{name}")


def granted(builds: Synthesis, address: str) -> dict[str, dict[str, Any]]:
    found = grants(builds, "inline")
    return {each.sid: each.body for each in found if each.policy.where == f"api-pipeline/aws_iam_role_policy.{address}"}


def test_an_inline_buildspec_arrives_as_it_was_written(stack: Stack) -> None:
    emitted = project(stack, "build")["source"]["buildspec"]
    written = YAML(typ="safe", pure=True).load(specs.EXAMPLES["builds"])["services"]["api"]["build"]["buildspec"]

    assert "$${" in emitted
    assert json.loads(emitted.replace("$${", "${")) == written
    assert YAML(typ="safe", pure=True).load(emitted.replace("$${", "${")) == written


def test_a_build_has_the_machine_the_times_and_the_cache_that_it_asks_for(stack: Stack) -> None:
    build = project(stack, "build")

    assert build["environment"]["type"] == "ARM_CONTAINER"
    assert build["environment"]["image"] == "aws/codebuild/amazonlinux-aarch64-standard:3.0"
    assert build["environment"]["compute_type"] == "BUILD_GENERAL1_LARGE"
    assert (build["build_timeout"], build["queued_timeout"]) == (30, 60)
    assert build["cache"] == {"type": "S3", "location": "works-artifacts-888888888888-eu-west-1/build-cache/works-api"}


def test_privileged_mode_is_on_where_docker_is_and_nowhere_else(systems: dict[str, Synthesis]) -> None:
    privileged = {
        where
        for synthesis in systems.values()
        for where, body in synthesis.all("aws_codebuild_project")
        if body["environment"].get("privileged_mode")
    }

    pushing = {f"{service}-pipeline/aws_codebuild_project.build" for service in ("product", "tracker")}
    assert privileged == {"api-pipeline/aws_codebuild_project.action_scan", *pushing}


def test_docker_keeps_the_layers_of_images_too(stack: Stack) -> None:
    assert project(stack, "action_scan")["cache"]["modes"] == ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_CUSTOM_CACHE"]
    assert project(stack, "action_lint")["cache"]["modes"] == ["LOCAL_CUSTOM_CACHE"]


def test_a_build_writes_to_the_groups_of_its_reports_and_to_no_other(builds: Synthesis, stack: Stack) -> None:
    groups = stack.kind("aws_codebuild_report_group")
    reports = granted(builds, "build")["WriteReports"]

    assert {body["name"]: body["type"] for body in groups.values()} == {
        "works-api-coverage": "CODE_COVERAGE",
        "works-api-unit": "TEST",
    }
    assert all(body["delete_reports"] for body in groups.values())
    assert [each.rpartition("/")[2] for each in reports["Resource"]] == ["works-api-coverage", "works-api-unit"]


def test_a_build_in_a_vpc_makes_interfaces_in_its_subnets_only(builds: Synthesis, stack: Stack) -> None:
    network = project(stack, "build")["vpc_config"]
    subnets = [f"{ROOT}:subnet/{subnet}" for subnet in network["subnets"]]
    statements = granted(builds, "build")

    assert statements["MakeInterface"]["Resource"] == [
        f"{ROOT}:network-interface/*",
        *(f"{ROOT}:security-group/{group}" for group in network["security_group_ids"]),
        *subnets,
    ]
    assert statements["LendInterface"]["Condition"] == {
        "ArnEquals": {"ec2:Subnet": subnets},
        "StringEquals": {"ec2:AuthorizedService": "codebuild.amazonaws.com"},
    }
    assert statements["RemoveInterface"]["Condition"] == {"ArnEquals": {"ec2:Subnet": subnets}}


def test_an_image_of_one_s_own_is_pulled_with_the_build_s_role(builds: Synthesis, stack: Stack) -> None:
    environment = project(stack, "action_types")["environment"]

    assert environment["image_pull_credentials_type"] == "SERVICE_ROLE"
    assert granted(builds, "action_types")["PullImage"]["Resource"] == [
        "arn:aws:ecr:eu-west-1:888888888888:repository/acme/mypy"
    ]
    assert "image_pull_credentials_type" not in project(stack, "action_lint")["environment"]


def test_each_action_has_a_project_a_role_and_logs_of_its_own(stack: Stack) -> None:
    own = {f"action_{name}" for name in ("end-to-end", "lint", "scan", "types")} | {"build"}

    assert set(stack.kind("aws_codebuild_project")) == own
    assert own < set(stack.kind("aws_iam_role"))
    assert own == set(stack.kind("aws_cloudwatch_log_group"))


def test_only_the_build_that_packages_may_write_packages(builds: Synthesis) -> None:
    assert "UploadPackages" in granted(builds, "build")
    assert "UploadPackages" not in granted(builds, "action_lint")


def test_the_pipeline_may_invoke_the_functions_that_it_names(builds: Synthesis) -> None:
    assert granted(builds, "pipeline")["InvokeChecks"]["Resource"] == [
        "arn:aws:lambda:eu-west-1:888888888888:function:works-answers"
    ]
