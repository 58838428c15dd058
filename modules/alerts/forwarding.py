"""The way home for the events of another region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from constructs import Construct

from modules.alerts.message import event_rule
from modules.naming import named
from modules.policy import Statement, service_trust
from modules.role import Role

if TYPE_CHECKING:
    from modules.alerts.message import EventSelection


class EventForwarding(Construct):
    """Sends the selected events to the default event bus of the region ``home``, unchanged.

    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
    """

    def __init__(
        self, scope: Construct, id_: str, *, selection: EventSelection, role_name: str, account: str, home: str
    ) -> None:
        super().__init__(scope, id_)
        bus = f"arn:aws:events:{home}:{account}:event-bus/default"
        role = Role(
            self,
            "role",
            address=id_,
            name=role_name,
            description=f"Sends events to {home}",
            trust=service_trust("events.amazonaws.com", account),
            statements=[Statement("SendHome", ["events:PutEvents"], [bus])],
        )
        self.rule = event_rule(self, id_, selection)
        target = CloudwatchEventTarget(
            self,
            "target",
            rule=self.rule.name,
            target_id="home",
            arn=bus,
            role_arn=role.role.arn,
            depends_on=[role.policy],
        )
        named(target, id_)
