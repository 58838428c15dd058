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
    assert set(plain["DeployStacks"]["Action"]) - set(sam["DeployStacks"]["Action"]) == {
        "cloudformation:SetStackPolicy",
        "cloudformation:TagResource",
    }
