"""The ways in which CodeDeploy deploys: what each makes, and what it leaves out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis

pytestmark = pytest.mark.synth

GROUP = "aws_codedeploy_deployment_group.deployment"


@pytest.fixture
def blue_green(examples: dict[str, Synthesis]) -> Stack:
    return examples["codedeploy"].stacks["shop-live-eu-west-1"]


@pytest.fixture
def in_place(examples: dict[str, Synthesis]) -> Stack:
    return examples["codedeploy"].stacks["shop-staging-eu-west-1"]


@pytest.fixture
def tagged(examples: dict[str, Synthesis]) -> Stack:
    return examples["codedeploy"].stacks["worker-staging-eu-west-1"]


def test_a_blue_green_deployment_copies_the_group_waits_and_terminates_the_old_one(blue_green: Stack) -> None:
    group = blue_green.resource(GROUP)

    assert group["deployment_style"] == {"deployment_type": "BLUE_GREEN", "deployment_option": "WITH_TRAFFIC_CONTROL"}
    assert group["blue_green_deployment_config"] == {
        "deployment_ready_option": {"action_on_timeout": "STOP_DEPLOYMENT", "wait_time_in_minutes": 30},
        "green_fleet_provisioning_option": {"action": "COPY_AUTO_SCALING_GROUP"},
        "terminate_blue_instances_on_deployment_success": {
            "action": "TERMINATE",
            "termination_wait_time_in_minutes": 120,
        },
    }
    assert group["auto_rollback_configuration"]["enabled"] is True


def test_nobody_is_asked_unless_the_spec_says_so(reference: Synthesis) -> None:
    group = reference.stacks["web-production-eu-west-1"].resource(GROUP)
    ready = group["blue_green_deployment_config"]["deployment_ready_option"]
    assert ready == {"action_on_timeout": "CONTINUE_DEPLOYMENT"}


def test_what_codedeploy_replaces_depends_on_what_there_is(blue_green: Stack) -> None:
    count = blue_green.resource("aws_autoscaling_group.fleet")["count"]

    assert "CodeDeploy_fleets-shop-live_" in count
    assert blue_green.resource("aws_autoscaling_policy.cpu")["count"] == count
    assert blue_green.resource("aws_autoscaling_group.fleet")["launch_template"]["version"] == "$Latest"
    assert blue_green.resource(GROUP)["lifecycle"]["ignore_changes"] == ["autoscaling_groups"]


def test_a_fleet_whose_instances_stay_is_terraform_s_own(in_place: Stack) -> None:
    fleet = in_place.resource("aws_autoscaling_group.fleet")

    assert "count" not in fleet
    assert fleet["instance_refresh"]["strategy"] == "Rolling"
    assert in_place.resource(GROUP)["autoscaling_groups"] == ["${aws_autoscaling_group.fleet.name}"]
    assert "blue_green_deployment_config" not in in_place.resource(GROUP)


def test_only_a_role_that_copies_fleets_may_launch_instances(blue_green: Stack, in_place: Stack) -> None:
    launching = "ec2:RunInstances"

    assert launching in blue_green.resource("aws_iam_role_policy.deploy")["policy"]
    assert launching not in in_place.resource("aws_iam_role_policy.deploy")["policy"]


def test_a_configuration_of_one_s_own_is_made_where_it_is_wanted(blue_green: Stack, in_place: Stack) -> None:
    own = blue_green.resource("aws_codedeploy_deployment_config.deployment")

    assert own["deployment_config_name"] == "fleets-shop-live-75-percent"
    assert own["minimum_healthy_hosts"] == {"type": "FLEET_PERCENT", "value": 75}
    assert in_place.resource(GROUP)["deployment_config_name"] == "CodeDeployDefault.HalfAtATime"
    assert "aws_codedeploy_deployment_config" not in in_place.document["resource"]


def test_existing_instances_carry_all_tags_and_get_a_policy_and_nothing_else(tagged: Stack) -> None:
    group = tagged.resource(GROUP)
    filters = [each["ec2_tag_filter"] for each in group["ec2_tag_set"]]

    assert filters == [
        [{"key": "Role", "value": "worker", "type": "KEY_AND_VALUE"}],
        [{"key": "Stage", "value": "staging", "type": "KEY_AND_VALUE"}],
    ]
    assert group["deployment_style"]["deployment_option"] == "WITHOUT_TRAFFIC_CONTROL"
    assert set(tagged.document["resource"]) == {
        "aws_codedeploy_app",
        "aws_codedeploy_deployment_config",
        "aws_codedeploy_deployment_group",
        "aws_iam_policy",
        "aws_iam_role",
        "aws_iam_role_policy",
    }
    policy = json.loads(tagged.resource("aws_iam_policy.instance")["policy"])
    assert [each["Sid"] for each in policy["Statement"]] == ["FetchReleases", "DecryptReleases", "FetchAgent"]


def test_an_environment_has_what_it_overrides(examples: dict[str, Synthesis], blue_green: Stack) -> None:
    live = examples["codedeploy"].stacks["worker-live-eu-west-1"].resource(GROUP)
    fleet = blue_green.resource("aws_autoscaling_group.fleet")

    assert live["deployment_config_name"] == "CodeDeployDefault.AllAtOnce"
    assert {each["ec2_tag_filter"][0]["value"] for each in live["ec2_tag_set"]} == {"worker", "live"}
    assert (fleet["min_size"], fleet["max_size"]) == (4, 12)


def test_the_dashboard_finds_copies_by_a_search_and_has_nothing_of_existing_instances(
    examples: dict[str, Synthesis],
) -> None:
    body = examples["codedeploy"].stacks["alerts"].resource("aws_cloudwatch_dashboard.dashboard")["dashboard_body"]
    widgets = {w["properties"].get("title"): w["properties"] for w in json.loads(body)["widgets"]}
    staging, live = widgets["shop: CPU"]["metrics"]

    assert staging[-2:-1] == ["fleets-shop-staging"]
    assert "SEARCH('{AWS/EC2,AutoScalingGroupName}" in live[0]["expression"]
    assert "worker: CPU" not in widgets
    assert [arn.split(":")[-1] for arn in widgets["worker: alarms"]["alarms"]] == ["fleets-worker-failing"]
