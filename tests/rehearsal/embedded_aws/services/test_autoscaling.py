from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


@pytest.fixture
def group(client: Clients, name: str) -> str:
    subnet = client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
    client("ec2").create_launch_template(LaunchTemplateName=name, LaunchTemplateData={"ImageId": "ami-12c6146b"})
    client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=name, MinSize=0, MaxSize=0, VPCZoneIdentifier=subnet, MaxInstanceLifetime=604800,
        DefaultInstanceWarmup=90, LaunchTemplate={"LaunchTemplateName": name},
    )  # fmt: skip
    return name


def _describe(client: Clients, group: str) -> dict[str, Any]:
    found = client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[group])
    return dict(found["AutoScalingGroups"][0])


def test_group_keeps_what_it_was_given_and_changes_it(client: Clients, group: str) -> None:
    got = _describe(client, group)
    assert (got["DefaultInstanceWarmup"], got["MaxInstanceLifetime"]) == (90, 604800)
    client("autoscaling").update_auto_scaling_group(
        AutoScalingGroupName=group, DefaultInstanceWarmup=120, TerminationPolicies=["OldestInstance"]
    )
    got = _describe(client, group)
    assert (got["DefaultInstanceWarmup"], got["TerminationPolicies"]) == (120, ["OldestInstance"])


def _put_policy(api: Any, group: str) -> None:
    tracking = {
        "TargetValue": 50.0,
        "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
    }
    api.put_scaling_policy(
        AutoScalingGroupName=group, PolicyName="cpu", PolicyType="TargetTrackingScaling",
        TargetTrackingConfiguration=tracking,
    )  # fmt: skip


def test_target_tracking_policy_is_enabled_and_not_predictive(client: Clients, group: str) -> None:
    api = client("autoscaling")
    _put_policy(api, group)
    (policy,) = api.describe_policies(AutoScalingGroupName=group)["ScalingPolicies"]
    assert policy["Enabled"] is True
    assert "PredictiveScalingConfiguration" not in policy


def test_a_policy_is_its_group_s_own_and_goes_with_it(client: Clients, group: str) -> None:
    api = client("autoscaling")
    subnet = _describe(client, group)["VPCZoneIdentifier"]
    other = f"{group}-2"
    api.create_auto_scaling_group(
        AutoScalingGroupName=other, MinSize=0, MaxSize=0, VPCZoneIdentifier=subnet,
        LaunchTemplate={"LaunchTemplateName": group},
    )  # fmt: skip
    for name in (group, other):
        _put_policy(api, name)
        assert len(api.describe_policies(AutoScalingGroupName=name)["ScalingPolicies"]) == 1
    api.delete_policy(AutoScalingGroupName=group, PolicyName="cpu")
    assert len(api.describe_policies(AutoScalingGroupName=other)["ScalingPolicies"]) == 1
    api.delete_auto_scaling_group(AutoScalingGroupName=other)
    with pytest.raises(api.exceptions.ClientError, match="not found"):
        api.describe_policies(AutoScalingGroupName=other)
    api.create_auto_scaling_group(
        AutoScalingGroupName=other, MinSize=0, MaxSize=0, VPCZoneIdentifier=subnet,
        LaunchTemplate={"LaunchTemplateName": group},
    )  # fmt: skip
    assert api.describe_policies(AutoScalingGroupName=other)["ScalingPolicies"] == []


def test_instance_refresh_is_started_and_over_at_once(client: Clients, group: str) -> None:
    api = client("autoscaling")
    refresh = api.start_instance_refresh(AutoScalingGroupName=group)["InstanceRefreshId"]
    (found,) = api.describe_instance_refreshes(AutoScalingGroupName=group)["InstanceRefreshes"]
    assert (found["InstanceRefreshId"], found["Status"], found["PercentageComplete"]) == (refresh, "Successful", 100)
    with pytest.raises(api.exceptions.ClientError, match="ActiveInstanceRefreshNotFound"):
        api.cancel_instance_refresh(AutoScalingGroupName=group)


def test_refresh_of_an_unknown_group_is_a_validation_error(client: Clients, name: str) -> None:
    api = client("autoscaling")
    with pytest.raises(api.exceptions.ClientError, match="ValidationError"):
        api.start_instance_refresh(AutoScalingGroupName=name)
