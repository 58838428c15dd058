"""The repository on GitHub: no test has its provider, so what is synthesized is all that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.synthesis import synthesized
from viaduct.delivery.stacks import stacks_of
from viaduct.spec import check_text

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis

pytestmark = pytest.mark.synth

PROTECT = "github:\n  protect: {reviewers: {users: [octocat, 0xcat], teams: [platform]}}\n"
SPEC = specs.EXAMPLES["github"].read_text(encoding="utf-8").replace("github:\n", PROTECT)


@pytest.fixture(scope="module")
def protected() -> Synthesis:
    return synthesized(SPEC)


@pytest.fixture(scope="module")
def stack(protected: Synthesis) -> Stack:
    return protected.stacks["github"]


def test_it_has_its_own_provider_and_state_and_comes_after_the_roles(stack: Stack) -> None:
    terraform = stack.document["terraform"]

    assert stack.document["provider"] == {"github": [{"owner": "acme"}]}
    assert terraform["required_providers"] == {"github": {"source": "integrations/github", "version": ">= 6.9, < 7"}}
    assert terraform["backend"]["s3"]["key"] == "ship/github.tfstate"
    assert stack.after == {"plan-roles"}


def test_its_addresses_stay(stack: Stack) -> None:
    assert stack.addresses == [
        "github_actions_variable.aws_apply_role",
        "github_actions_variable.aws_plan_role",
        "github_actions_variable.aws_region",
        "github_repository_environment.apply",
        "github_repository_environment_deployment_policy.apply",
        "github_repository_ruleset.planned",
    ]


def test_the_environment_has_its_reviewers_by_their_numbers(stack: Stack) -> None:
    environment = stack.resource("github_repository_environment.apply")

    assert (environment["repository"], environment["environment"]) == ("shop", "production")
    assert environment["reviewers"] == [
        {
            "users": ["${data.github_user.reviewer_0xcat.id}", "${data.github_user.reviewer_octocat.id}"],
            "teams": ["${data.github_team.reviewer_platform.id}"],
        }
    ]
    assert stack.document["data"]["github_user"]["reviewer_octocat"]["username"] == "octocat"
    assert stack.document["data"]["github_team"]["reviewer_platform"]["slug"] == "platform"


def test_without_reviewers_there_are_none() -> None:
    alone = synthesized(SPEC.replace(PROTECT, "github:\n  protect: {}\n")).stacks["github"]

    assert "reviewers" not in alone.resource("github_repository_environment.apply")
    assert "data" not in alone.document


def test_only_the_branch_gets_into_the_environment(stack: Stack) -> None:
    policy = stack.resource("github_repository_environment_deployment_policy.apply")

    assert policy["branch_pattern"] == "main"
    assert stack.resource("github_repository_environment.apply")["deployment_branch_policy"] == {
        "custom_branch_policies": True,
        "protected_branches": False,
    }


def test_variables_say_the_region_and_the_roles_that_the_other_stack_makes(stack: Stack, protected: Synthesis) -> None:
    roles = protected.stacks["plan-roles"].kind("aws_iam_role")
    arns = {purpose: f"arn:aws:iam::111111111111:role{body['path']}{body['name']}" for purpose, body in roles.items()}

    assert {each["variable_name"]: each["value"] for each in stack.kind("github_actions_variable").values()} == {
        "AWS_REGION": "us-east-1",
        "AWS_PLAN_ROLE": arns["plan"],
        "AWS_APPLY_ROLE": arns["apply"],
    }


def test_a_merge_needs_the_check_of_the_plan_on_what_the_branch_is_now(stack: Stack) -> None:
    ruleset = stack.resource("github_repository_ruleset.planned")

    assert (ruleset["target"], ruleset["enforcement"]) == ("branch", "active")
    assert ruleset["conditions"] == {"ref_name": {"include": ["refs/heads/main"], "exclude": []}}
    assert ruleset["rules"]["required_status_checks"] == {
        "required_check": [{"context": "plan"}],
        "strict_required_status_checks_policy": True,
    }
    assert "bypass_actors" not in ruleset


def test_another_branch_and_check_can_be_named() -> None:
    spec = SPEC.replace("protect: {", "protect: {branch: release, check: plan (all), ")
    other = synthesized(spec).stacks["github"]

    assert other.resource("github_repository_ruleset.planned")["conditions"]["ref_name"]["include"] == [
        "refs/heads/release"
    ]
    assert "plan (all)" in str(other.resource("github_repository_ruleset.planned")["rules"])
    assert other.resource("github_repository_environment_deployment_policy.apply")["branch_pattern"] == "release"


def test_it_is_announced_with_the_others(protected: Synthesis) -> None:
    system, findings = check_text(SPEC)

    assert system is not None
    assert findings == ()
    assert {outline.name for outline in stacks_of(system)} == set(protected.stacks)


def test_the_repository_is_left_alone_unless_that_is_wanted(examples: dict[str, Synthesis]) -> None:
    assert "github" not in examples["github"].stacks
