from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients, Roles

TRUSTED = "codedeploy.amazonaws.com"


@pytest.fixture
def group(client: Clients, role: Roles, name: str) -> dict[str, Any]:
    """A group with nothing but what the API demands."""
    client("codedeploy").create_application(applicationName=name, computePlatform="Server")
    return {"applicationName": name, "deploymentGroupName": "web", "serviceRoleArn": role(TRUSTED)}


def info(client: Clients, application: str, name: str = "web") -> dict[str, Any]:
    found = client("codedeploy").get_deployment_group(applicationName=application, deploymentGroupName=name)
    return dict(found["deploymentGroupInfo"])


def test_group_has_the_defaults_of_the_reference(client: Clients, group: dict[str, Any], name: str) -> None:
    client("codedeploy").create_deployment_group(**group)
    got = info(client, name)
    assert got["deploymentConfigName"] == "CodeDeployDefault.OneAtATime"
    assert got["deploymentStyle"] == {"deploymentType": "IN_PLACE", "deploymentOption": "WITHOUT_TRAFFIC_CONTROL"}
    assert got["outdatedInstancesStrategy"] == "UPDATE"
    assert got["computePlatform"] == "Server"


def test_update_changes_what_is_named_keeps_the_rest_and_renames(
    client: Clients, group: dict[str, Any], name: str
) -> None:
    api = client("codedeploy")
    alarms = {"enabled": True, "ignorePollAlarmFailure": False, "alarms": [{"name": "errors"}]}
    rollback = {"enabled": True, "events": ["DEPLOYMENT_FAILURE"]}
    api.create_deployment_group(**group, alarmConfiguration=alarms, autoRollbackConfiguration=rollback)
    api.update_deployment_group(
        applicationName=name, currentDeploymentGroupName="web", newDeploymentGroupName="site",
        deploymentConfigName="CodeDeployDefault.AllAtOnce",
    )  # fmt: skip
    got = info(client, name, "site")
    assert (got["alarmConfiguration"], got["autoRollbackConfiguration"]) == (alarms, rollback)
    assert got["deploymentConfigName"] == "CodeDeployDefault.AllAtOnce"
    assert api.list_deployment_groups(applicationName=name)["deploymentGroups"] == ["site"]


def test_tags_follow_a_new_name_of_group_and_application(client: Clients, group: dict[str, Any], name: str) -> None:
    api, tags, renamed = client("codedeploy"), [{"Key": "a", "Value": "1"}], f"{name}-second"
    api.create_deployment_group(**group, tags=tags)
    api.update_deployment_group(applicationName=name, currentDeploymentGroupName="web", newDeploymentGroupName="site")
    api.update_application(applicationName=name, newApplicationName=renamed)
    arn = f"arn:aws:codedeploy:us-east-1:111111111111:deploymentgroup:{renamed}/site"
    assert api.list_tags_for_resource(ResourceArn=arn)["Tags"] == tags
    assert info(client, renamed, "site")["applicationName"] == renamed


def test_scaling_groups_come_back_with_their_hook_and_must_exist(
    client: Clients, group: dict[str, Any], name: str
) -> None:
    api = client("codedeploy")
    with pytest.raises(api.exceptions.InvalidAutoScalingGroupException):
        api.create_deployment_group(**group, autoScalingGroups=[name])
    subnet = client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
    client("ec2").create_launch_template(LaunchTemplateName=name, LaunchTemplateData={"ImageId": "ami-12c6146b"})
    client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=name, MinSize=0, MaxSize=0, VPCZoneIdentifier=subnet,
        LaunchTemplate={"LaunchTemplateName": name},
    )  # fmt: skip
    api.create_deployment_group(**group, autoScalingGroups=[name])
    (scaling,) = info(client, name)["autoScalingGroups"]
    assert scaling["name"] == name
    assert scaling["hook"].startswith("CodeDeploy-managed-automatic-launch-deployment-hook-")


def test_role_that_codedeploy_may_not_assume_is_refused(client: Clients, group: dict[str, Any], role: Roles) -> None:
    api = client("codedeploy")
    with pytest.raises(api.exceptions.InvalidRoleException):
        api.create_deployment_group(**group | {"serviceRoleArn": role("ec2.amazonaws.com")})


def test_own_configuration_is_made_used_and_deleted(client: Clients, group: dict[str, Any], name: str) -> None:
    api = client("codedeploy")
    with pytest.raises(api.exceptions.DeploymentConfigDoesNotExistException):
        api.create_deployment_group(**group, deploymentConfigName=name)
    healthy = {"type": "FLEET_PERCENT", "value": 75}
    api.create_deployment_config(deploymentConfigName=name, minimumHealthyHosts=healthy)
    got = api.get_deployment_config(deploymentConfigName=name)["deploymentConfigInfo"]
    assert (got["minimumHealthyHosts"], got["computePlatform"]) == (healthy, "Server")
    api.create_deployment_group(**group, deploymentConfigName=name)
    api.delete_deployment_config(deploymentConfigName=name)
    assert name not in api.list_deployment_configs()["deploymentConfigsList"]


def test_predefined_configurations_exist_and_stay(client: Clients) -> None:
    api = client("codedeploy")
    assert "CodeDeployDefault.OneAtATime" in api.list_deployment_configs()["deploymentConfigsList"]
    with pytest.raises(api.exceptions.InvalidOperationException):
        api.delete_deployment_config(deploymentConfigName="CodeDeployDefault.OneAtATime")


def test_application_takes_its_groups_with_it(client: Clients, group: dict[str, Any], name: str) -> None:
    api = client("codedeploy")
    api.create_deployment_group(**group)
    api.delete_application(applicationName=name)
    assert name not in api.list_applications()["applications"]
    with pytest.raises(api.exceptions.ApplicationDoesNotExistException):
        info(client, name)


def test_deleted_group_is_not_found_and_deleting_it_again_is_no_error(
    client: Clients, group: dict[str, Any], name: str
) -> None:
    api = client("codedeploy")
    api.create_deployment_group(**group)
    for _ in range(2):
        api.delete_deployment_group(applicationName=name, deploymentGroupName="web")
    with pytest.raises(api.exceptions.DeploymentGroupDoesNotExistException):
        info(client, name)
