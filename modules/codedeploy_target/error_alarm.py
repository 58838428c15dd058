"""The alarm that stops a release and rolls it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import (
    CloudwatchMetricAlarm,
    CloudwatchMetricAlarmMetricQuery,
    CloudwatchMetricAlarmMetricQueryMetric,
)

from modules.naming import named

if TYPE_CHECKING:
    from constructs import Construct

    from modules.codedeploy_target.load_balancer import LoadBalancer

ERROR_PERCENT = 5
# One error among few requests says nothing, and CodeDeploy starts no release while an alarm is on.
ERROR_SHARE = "IF(requests > 20, 100 * errors / requests, 0)"


def error_alarm(scope: Construct, name: str, balancer: LoadBalancer) -> CloudwatchMetricAlarm:
    """Answers of the instances alone: what the load balancer answers itself is no fault of a release."""
    dimensions = {
        "LoadBalancer": balancer.load_balancer.arn_suffix,
        "TargetGroup": balancer.target_group.arn_suffix,
    }
    alarm = CloudwatchMetricAlarm(
        scope,
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


def _sum(id_: str, metric: str, dimensions: dict[str, str]) -> CloudwatchMetricAlarmMetricQuery:
    return CloudwatchMetricAlarmMetricQuery(
        id=id_,
        metric=CloudwatchMetricAlarmMetricQueryMetric(
            namespace="AWS/ApplicationELB", metric_name=metric, stat="Sum", period=60, dimensions=dimensions
        ),
    )
