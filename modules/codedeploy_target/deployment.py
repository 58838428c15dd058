"""The CodeDeploy application and deployment group, the alarm that rolls a release back, and CodeDeploy's role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import (
    CloudwatchMetricAlarm,
    CloudwatchMetricAlarmMetricQuery,
    CloudwatchMetricAlarmMetricQueryMetric,
)
from cdktf_cdktf_provider_aws.codedeploy_app import CodedeployApp
from cdktf_cdktf_provider_aws.codedeploy_deployment_group import (
    CodedeployDeploymentGroup,
    CodedeployDeploymentGroupAlarmConfiguration,
    CodedeployDeploymentGroupAutoRollbackConfiguration,
    CodedeployDeploymentGroupDeploymentStyle,
    CodedeployDeploymentGroupLoadBalancerInfo,
    CodedeployDeploymentGroupLoadBalancerInfoTargetGroupInfo,
)
from constructs import Construct

from modules.codedeploy_target.deployment_permissions import statements
from modules.naming import named
from modules.policy import service_trust
from modules.role import Role

if TYPE_CHECKING:
    from modules.codedeploy_target.fleet import Fleet
    from modules.codedeploy_target.load_balancer import LoadBalancer

DEPLOYMENT_CONFIG = "CodeDeployDefault.OneAtATime"
ERROR_PERCENT = 5
# One error among few requests says nothing, and CodeDeploy starts no release while an alarm is on.
ERROR_SHARE = "IF(requests > 20, 100 * errors / requests, 0)"


@dataclass(frozen=True)
class DeploymentNames:
    """The names of the application, its deployment group and fleet, the target group, and CodeDeploy's role."""

    application: str
    group: str
    target_group: str
    role: str


class Deployment(Construct):
    """Releases onto ``fleet`` one instance at a time, each taken out of ``balancer`` first; failures roll back."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        names: DeploymentNames,
        account: str,
        region: str,
        fleet: Fleet,
        balancer: LoadBalancer,
    ) -> None:
        super().__init__(scope, id_)
        application = CodedeployApp(self, "application", name=names.application, compute_platform="Server")
        named(application, id_)
        group_arn = f"arn:aws:codedeploy:{region}:{account}:deploymentgroup:{names.application}/{names.group}"
        self._role = Role(
            self,
            "role",
            address="deploy",
            name=names.role,
            description=f"What CodeDeploy may do for {names.group}",
            trust=service_trust("codedeploy.amazonaws.com", account, group_arn),
            statements=statements(account, region, names.group, names.target_group),
        )
        alarm = self._error_alarm(names.group, balancer)
        self._group(id_, names.group, application, fleet, balancer, alarm)

    def _error_alarm(self, name: str, balancer: LoadBalancer) -> CloudwatchMetricAlarm:
        """Answers of the instances alone: what the load balancer answers itself is no fault of a release."""
        dimensions = {
            "LoadBalancer": balancer.load_balancer.arn_suffix,
            "TargetGroup": balancer.target_group.arn_suffix,
        }
        alarm = CloudwatchMetricAlarm(
            self,
            "errors",
            alarm_name=f"{name}-errors",
            alarm_description=f"More than {ERROR_PERCENT} % of the answers of {name} are server errors",
            comparison_operator="GreaterThanThreshold",
            threshold=ERROR_PERCENT,
            evaluation_periods=3,
            datapoints_to_alarm=2,
            # No requests, no errors: before the first release an alarm would stop it.
            treat_missing_data="notBreaching",
            metric_query=[
                CloudwatchMetricAlarmMetricQuery(
                    id="percent", expression=ERROR_SHARE, label="Server errors, %", return_data=True
                ),
                _sum("errors", "HTTPCode_Target_5XX_Count", dimensions),
                _sum("requests", "RequestCount", dimensions),
            ],
        )
        return named(alarm, "errors")

    def _group(
        self,
        id_: str,
        name: str,
        application: CodedeployApp,
        fleet: Fleet,
        balancer: LoadBalancer,
        alarm: CloudwatchMetricAlarm,
    ) -> None:
        target_group = CodedeployDeploymentGroupLoadBalancerInfoTargetGroupInfo(name=balancer.target_group.name)
        group = CodedeployDeploymentGroup(
            self,
            "group",
            app_name=application.name,
            deployment_group_name=name,
            service_role_arn=self._role.role.arn,
            autoscaling_groups=[fleet.group.name],
            deployment_config_name=DEPLOYMENT_CONFIG,
            deployment_style=CodedeployDeploymentGroupDeploymentStyle(
                deployment_type="IN_PLACE", deployment_option="WITH_TRAFFIC_CONTROL"
            ),
            load_balancer_info=CodedeployDeploymentGroupLoadBalancerInfo(target_group_info=[target_group]),
            alarm_configuration=CodedeployDeploymentGroupAlarmConfiguration(enabled=True, alarms=[alarm.alarm_name]),
            auto_rollback_configuration=CodedeployDeploymentGroupAutoRollbackConfiguration(
                enabled=True, events=["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
            ),
            depends_on=[self._role.policy],
        )
        named(group, id_)


def _sum(id_: str, metric: str, dimensions: dict[str, str]) -> CloudwatchMetricAlarmMetricQuery:
    return CloudwatchMetricAlarmMetricQuery(
        id=id_,
        metric=CloudwatchMetricAlarmMetricQueryMetric(
            namespace="AWS/ApplicationELB", metric_name=metric, stat="Sum", period=60, dimensions=dimensions
        ),
    )
