"""How releases ended, and an alarm for each pipeline that is on from a failed release to the next that succeeds.

CodePipeline's own metric counts failures and says nothing of a success, so an alarm on it would end by itself. Here a
success is a 0, a failure a 1, and no release keeps the alarm as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from cdktf_cdktf_provider_aws.cloudwatch_log_group import CloudwatchLogGroup
from cdktf_cdktf_provider_aws.cloudwatch_log_metric_filter import (
    CloudwatchLogMetricFilter,
    CloudwatchLogMetricFilterMetricTransformation,
)
from cdktf_cdktf_provider_aws.cloudwatch_log_resource_policy import CloudwatchLogResourcePolicy
from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import CloudwatchMetricAlarm
from constructs import Construct

from modules.alerts.message import event_rule
from modules.naming import named
from modules.policy import Statement, document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.alerts.message import EventSelection

LOG_RETENTION_DAYS = 90
WRITERS = {"Service": ["delivery.logs.amazonaws.com", "events.amazonaws.com"]}
VALUES = {"failed": "1", "succeeded": "0"}


@dataclass(frozen=True)
class ReleaseMetric:
    """The metric of failed releases, with the pipeline's name as its dimension."""

    namespace: str
    name: str
    dimension: str


class ReleaseLog(Construct):
    """The log group ``log_group`` of the selected events, and ``alarms``: the name of each pipeline's, by pipeline."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        selection: EventSelection,
        log_group: str,
        policy_name: str,
        account: str,
        region: str,
        metric: ReleaseMetric,
        alarms: Mapping[str, str],
    ) -> None:
        super().__init__(scope, id_)
        self._id = id_
        rule = event_rule(self, id_, selection)
        logs = CloudwatchLogGroup(self, "logs", name=log_group, retention_in_days=LOG_RETENTION_DAYS)
        named(logs, id_)
        arn = f"arn:aws:logs:{region}:{account}:log-group:{log_group}"
        policy = CloudwatchLogResourcePolicy(
            self,
            "policy",
            policy_name=policy_name,
            policy_document=log_policy(arn, f"arn:aws:events:{region}:{account}:rule/{selection.name}"),
        )
        named(policy, id_)
        # The group's own attribute may end in `:*`, which EventBridge refuses.
        target = CloudwatchEventTarget(
            self, "target", rule=rule.name, target_id="log", arn=arn, depends_on=[logs, policy]
        )
        named(target, id_)
        self._metric(logs, metric)
        for pipeline, alarm in sorted(alarms.items()):
            self._alarm(pipeline, alarm, metric)

    def _metric(self, logs: CloudwatchLogGroup, metric: ReleaseMetric) -> None:
        for state, value in VALUES.items():
            transformation = CloudwatchLogMetricFilterMetricTransformation(
                name=metric.name,
                namespace=metric.namespace,
                value=value,
                dimensions={metric.dimension: "$.detail.pipeline"},
            )
            found = CloudwatchLogMetricFilter(
                self,
                state,
                name=state,
                log_group_name=logs.name,
                pattern=f'{{ $.detail.state = "{state.upper()}" }}',
                metric_transformation=transformation,
            )
            named(found, f"{self._id}_{state}")

    def _alarm(self, pipeline: str, name: str, metric: ReleaseMetric) -> None:
        alarm = CloudwatchMetricAlarm(
            self,
            f"{pipeline}-alarm",
            alarm_name=name,
            alarm_description=f"The last release of the pipeline {pipeline} failed",
            namespace=metric.namespace,
            metric_name=metric.name,
            dimensions={metric.dimension: pipeline},
            statistic="Maximum",
            period=60,
            evaluation_periods=1,
            threshold=1,
            comparison_operator="GreaterThanOrEqualToThreshold",
            treat_missing_data="ignore",
        )
        named(alarm, pipeline)


def log_policy(log_group_arn: str, rule_arn: str) -> str:
    """The resource policy that lets one rule of EventBridge write to one log group.

    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
    """
    return document(
        [
            Statement("MakeStreams", ["logs:CreateLogStream"], [f"{log_group_arn}:*"], principals=WRITERS),
            Statement(
                "WriteEvents",
                ["logs:PutLogEvents"],
                [f"{log_group_arn}:*"],
                conditions={"ArnEquals": {"aws:SourceArn": rule_arn}},
                principals=WRITERS,
            ),
        ]
    )
