"""What CloudFormation may do for the stacks of services, and their pipelines for CloudFormation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests import specs
from tests.synthesis import synthesized

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth

TARGET = "tracker-live-us-east-1"


def statements(synthesis: Synthesis, stack: str, address: str) -> dict[str, dict[str, Any]]:
    policy = json.loads(synthesis.stacks[stack].resource(address)["policy"])
    return {statement["Sid"]: statement for statement in policy["Statement"]}


def test_a_deploy_role_may_do_what_the_spec_says_for_its_target(containers: Synthesis) -> None:
    given = statements(containers, TARGET, "aws_iam_role_policy.deploy")
    assert set(given) == {
        *("Given1", "Given2", "Given3", "Given4", "MakeBoundedRoles", "KeepRoles", "PassRolesToServices")
    }
    assert given["Given2"]["Resource"] == ["arn:aws:ecs:us-east-1:777777777777:task-definition/freight-tracker-live:*"]
    passing = given["PassRolesToServices"]
    assert passing["Condition"] == {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}


def test_the_roles_of_a_template_may_do_what_the_spec_says_at_most(containers: Synthesis) -> None:
    boundary = containers.stacks[TARGET].resource("aws_iam_policy.boundary")
    assert boundary["name"] == "freight-tracker-live-us-east-1-boundary"
    given = statements(containers, TARGET, "aws_iam_policy.boundary")["Given1"]
    assert given["Resource"] == ["arn:aws:logs:us-east-1:777777777777:log-group:/ecs/freight-tracker-live:*"]


def test_without_roles_there_is_neither_a_boundary_nor_a_way_to_make_any() -> None:
    text = specs.EXAMPLES["containers"].read_text(encoding="utf-8")
    synthesis = synthesized(text[: text.index("      roles:")])
    assert not synthesis.stacks[TARGET].kind("aws_iam_policy")
    given = statements(synthesis, TARGET, "aws_iam_role_policy.deploy")
    assert {sid[:5] for sid in given} == {"Given"}


def test_conditions_and_policy_variables_stay_what_they_are() -> None:
    text = specs.EXAMPLES["containers"].read_text(encoding="utf-8")
    conditions = '          conditions: {StringEquals: {"aws:ResourceTag/of": ["{stack}", "${aws:username}"]}}\n'
    synthesis = synthesized(text.replace("      roles:", f"{conditions}      roles:"))
    given = statements(synthesis, TARGET, "aws_iam_role_policy.deploy")["Given4"]
    # Terraform takes the one dollar sign off again.
    expected = {"StringEquals": {"aws:ResourceTag/of": ["freight-tracker-live", "$${aws:username}"]}}
    assert given["Condition"] == expected


def test_a_pipeline_uses_the_serverless_transform_only_where_templates_may_expand(
    containers: Synthesis, reference: Synthesis
) -> None:
    plain = statements(containers, "tracker-pipeline", "aws_iam_role_policy.pipeline")
    sam = statements(reference, "hello-pipeline", "aws_iam_role_policy.pipeline")
    assert "UseServerlessTransform" not in plain
    assert "UseServerlessTransform" in sam


def test_a_pipeline_tags_and_protects_stacks_only_where_parameter_files_can_ask_for_it(containers: Synthesis) -> None:
    configured = statements(containers, "tracker-pipeline", "aws_iam_role_policy.pipeline")["DeployStacks"]
    plain = statements(containers, "rates-pipeline", "aws_iam_role_policy.pipeline")["DeployStacks"]
    added = {"cloudformation:SetStackPolicy", "cloudformation:TagResource"}
    assert set(configured["Action"]) - set(plain["Action"]) == added


def test_a_change_set_takes_no_permission_to_change_a_stack_at_once(containers: Synthesis) -> None:
    plain = statements(containers, "rates-pipeline", "aws_iam_role_policy.pipeline")["DeployStacks"]
    assert plain["Action"] == [
        "cloudformation:CreateChangeSet",
        "cloudformation:DeleteChangeSet",
        "cloudformation:DescribeChangeSet",
        "cloudformation:DescribeStacks",
        "cloudformation:ExecuteChangeSet",
    ]
    assert len(plain["Resource"]) == 2


def test_whoever_reviews_change_sets_is_told(containers: Synthesis) -> None:
    stack = containers.stacks["tracker-pipeline"]
    assert stack.resource("aws_sns_topic.live_review")["name"] == "freight-tracker-live-review"
    publishing = statements(containers, "tracker-pipeline", "aws_iam_role_policy.pipeline")["AskForApproval"]
    assert publishing["Resource"] == ["arn:aws:sns:us-east-1:777777777777:freight-tracker-live-review"]


def test_images_keep_their_tags_are_scanned_and_expire(containers: Synthesis) -> None:
    stack = containers.stacks["tracker-images"]
    repository = stack.resource("aws_ecr_repository.images")
    assert repository["name"] == "freight/tracker"
    assert repository["image_tag_mutability"] == "IMMUTABLE"
    assert repository["image_scanning_configuration"] == {"scan_on_push": True}
    rules = json.loads(stack.resource("aws_ecr_lifecycle_policy.images")["policy"])["rules"]
    assert [rule["selection"]["tagStatus"] for rule in rules] == ["untagged", "tagged"]
    assert not stack.kind("aws_ecr_repository_policy")


def test_the_build_of_an_image_has_docker_and_pushes_to_the_one_repository(containers: Synthesis) -> None:
    stack = containers.stacks["tracker-pipeline"]
    environment = stack.resource("aws_codebuild_project.build")["environment"]
    variables = {each["name"]: each["value"] for each in environment["environment_variable"]}
    assert environment["privileged_mode"] is True
    assert variables == {
        "IMAGE_REPOSITORY": "777777777777.dkr.ecr.us-east-1.amazonaws.com/freight/tracker",
        "PARAMETER_FILES": "tracker/parameters/live.params.json",
    }
    pushing = statements(containers, "tracker-pipeline", "aws_iam_role_policy.build")["PushImages"]
    assert pushing["Resource"] == ["arn:aws:ecr:us-east-1:777777777777:repository/freight/tracker"]
    assert "tracker-images" in stack.after


def test_other_builds_have_neither(containers: Synthesis) -> None:
    stack = containers.stacks["rates-pipeline"]
    assert not stack.resource("aws_codebuild_project.build")["environment"].get("privileged_mode")
    assert "PushImages" not in statements(containers, "rates-pipeline", "aws_iam_role_policy.build")


def test_targets_of_every_region_pull_from_home(containers: Synthesis) -> None:
    pulling = statements(containers, "tracker-live-eu-west-1", "aws_iam_policy.boundary")["PullImage"]
    assert pulling["Resource"] == ["arn:aws:ecr:us-east-1:777777777777:repository/freight/tracker"]


def test_other_accounts_may_pull_where_the_service_goes_there() -> None:
    text = specs.EXAMPLES["containers"].read_text(encoding="utf-8")
    there = 'live: {account: "888888888888", assume_role: "arn:aws:iam::888888888888:role/terraform", '
    stack = synthesized(text.replace("live: {", there)).stacks["tracker-images"]
    (statement,) = json.loads(stack.resource("aws_ecr_repository_policy.images")["policy"])["Statement"]
    assert statement["Principal"] == {"AWS": ["arn:aws:iam::888888888888:root"]}
