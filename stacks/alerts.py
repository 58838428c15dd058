"""The stacks that tell people what went wrong: one at home, and one in each region whose events are sent there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.alerts import (
    AlertTopic,
    EventForwarding,
    EventMessage,
    EventSelection,
    Message,
    ReleaseLog,
    ReleaseMetric,
    Subscribers,
)
from modules.dashboard import Dashboard, Widget
from stacks.aws_stack import AwsStack
from stacks.literal import literal
from viaduct import names
from viaduct.delivery import alerts
from viaduct.delivery.dashboard import rows
from viaduct.delivery.event_rules import METRIC, METRIC_DIMENSION, METRIC_NAMESPACE

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.delivery.event_rules import EventRule
    from viaduct.spec import System
    from viaduct.spec.model import Alerts


class AlertsStack(AwsStack):
    """``alerts``: what is told, and to whom."""

    def __init__(self, scope: Construct, *, system: System, to: Alerts) -> None:
        super().__init__(scope, names.ALERTS_STACK, system=system, region=system.home.region)
        topic = AlertTopic(
            self,
            "alerts",
            name=names.alerts(system),
            account=self.account,
            region=self.region,
            key_alias=names.alerts_key_alias(system),
            subscribers=Subscribers(to.email, tuple(literal(url) for url in to.https), to.sqs),
        )
        for rule in alerts.messages(system):
            EventMessage(
                self,
                rule.what,
                selection=_selection(system, rule),
                message=Message(rule.message, rule.inputs),
                topic_arn=topic.topic.arn,
                allowed_by=topic.policy,
            )
        self._releases()
        shown = [[Widget(each.type, each.width, each.properties) for each in row] for row in rows(system)]
        Dashboard(self, "dashboard", name=names.dashboard(system), rows=shown)

    def _releases(self) -> None:
        system = self.system
        ReleaseLog(
            self,
            "releases",
            selection=_selection(system, alerts.releases(system)),
            log_group=names.releases_log_group(system),
            policy_name=names.alerts(system),
            account=self.account,
            region=self.region,
            metric=ReleaseMetric(METRIC_NAMESPACE, METRIC, METRIC_DIMENSION),
            alarms={names.pipeline(system, each): names.pipeline_alarm(system, each) for each in system.services},
        )


class ForwardingStack(AwsStack):
    """``alerts-<region>``: the way home of a region's events."""

    def __init__(self, scope: Construct, *, system: System, region: str) -> None:
        super().__init__(scope, names.forwarding_stack(region), system=system, region=region)
        EventForwarding(
            self,
            "forwarding",
            selection=_selection(system, alerts.forwarded(system, region)),
            role_name=names.forwarding_role(system, region),
            account=self.account,
            home=system.home.region,
        )


def _selection(system: System, rule: EventRule) -> EventSelection:
    return EventSelection(names.event_rule(system, rule.what), rule.description, rule.pattern)
