"""The deployment group over a fleet, in place or blue/green."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.codedeploy_deployment_group import (
    CodedeployDeploymentGroup,
    CodedeployDeploymentGroupAlarmConfiguration,
    CodedeployDeploymentGroupAutoRollbackConfiguration,
    CodedeployDeploymentGroupBlueGreenDeploymentConfig,
    CodedeployDeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOption,
    CodedeployDeploymentGroupBlueGreenDeploymentConfigGreenFleetProvisioningOption,
    CodedeployDeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccess,
    CodedeployDeploymentGroupDeploymentStyle,
    CodedeployDeploymentGroupLoadBalancerInfo,
    CodedeployDeploymentGroupLoadBalancerInfoTargetGroupInfo,
)
from constructs import Construct

from modules.codedeploy_target.error_alarm import error_alarm
from modules.naming import named

if TYPE_CHECKING:
    from modules.codedeploy_target.application import Application
    from modules.codedeploy_target.fleet import Fleet
    from modules.codedeploy_target.load_balancer import LoadBalancer


@dataclass(frozen=True)
class BlueGreen:
    """Minutes that the old instances stay, and that a person has to let requests reach the new ones.

    Without ``traffic_wait`` nobody is asked.
    """

    termination_wait: int
    traffic_wait: int | None = None


class Deployment(Construct):
    """Releases onto ``fleet``, each instance taken out of ``balancer`` first; failures roll back.

    With ``blue_green``, onto a copy of the fleet, which then takes its place: see ``replacement.py``.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        application: Application,
        fleet: Fleet,
        balancer: LoadBalancer,
        blue_green: BlueGreen | None,
    ) -> None:
        super().__init__(scope, id_)
        alarm = error_alarm(self, name, balancer)
        target_group = CodedeployDeploymentGroupLoadBalancerInfoTargetGroupInfo(name=balancer.target_group.name)
        group = CodedeployDeploymentGroup(
            self,
            "group",
            app_name=application.application.name,
            deployment_group_name=name,
            service_role_arn=application.role.role.arn,
            autoscaling_groups=[fleet.group_name],
            deployment_config_name=application.configuration,
            deployment_style=CodedeployDeploymentGroupDeploymentStyle(
                deployment_type="BLUE_GREEN" if blue_green else "IN_PLACE", deployment_option="WITH_TRAFFIC_CONTROL"
            ),
            blue_green_deployment_config=_blue_green(blue_green) if blue_green else None,
            load_balancer_info=CodedeployDeploymentGroupLoadBalancerInfo(target_group_info=[target_group]),
            alarm_configuration=CodedeployDeploymentGroupAlarmConfiguration(enabled=True, alarms=[alarm.alarm_name]),
            auto_rollback_configuration=CodedeployDeploymentGroupAutoRollbackConfiguration(
                enabled=True, events=["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
            ),
            depends_on=[application.role.policy, *([fleet.group] if blue_green else [])],
            # CodeDeploy points it at each copy of the fleet.
            lifecycle=TerraformResourceLifecycle(ignore_changes=["autoscaling_groups"]) if blue_green else None,
        )
        self.group = named(group, id_)
        self.alarm = alarm


def _blue_green(settings: BlueGreen) -> CodedeployDeploymentGroupBlueGreenDeploymentConfig:
    """https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BlueGreenDeploymentConfiguration.html.

    A pipeline's action can't say which instances are the new ones, as other ways than copying would ask of it.
    """
    wait = settings.traffic_wait
    return CodedeployDeploymentGroupBlueGreenDeploymentConfig(
        deployment_ready_option=CodedeployDeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOption(
            action_on_timeout="STOP_DEPLOYMENT" if wait else "CONTINUE_DEPLOYMENT", wait_time_in_minutes=wait
        ),
        green_fleet_provisioning_option=CodedeployDeploymentGroupBlueGreenDeploymentConfigGreenFleetProvisioningOption(
            action="COPY_AUTO_SCALING_GROUP"
        ),
        terminate_blue_instances_on_deployment_success=CodedeployDeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccess(
            action="TERMINATE", termination_wait_time_in_minutes=settings.termination_wait
        ),
    )
