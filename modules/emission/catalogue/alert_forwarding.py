"""The way of another region's events to the alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.alerts import EventForwarding, EventSelection
from modules.emission import here
from modules.emission.definition import Module, Output, Variable
from modules.emission.validations import REGION, ROLE_NAME, RULE_NAME
from viaduct.delivery.event_rules import forwarded_deployments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    rule = forwarded_deployments(given.texts("codedeploy_applications", "application", some=True))
    forwarding = EventForwarding(
        scope,
        "this",
        selection=EventSelection(given.text("name"), rule.description, rule.pattern),
        role_name=given.text("role_name"),
        account=here.account(given),
        home=given.text("home_region"),
    )
    return {"rule_arn": forwarding.rule.arn}


ALERT_FORWARDING = Module(
    name="alert-forwarding",
    title="Alert forwarding",
    purpose="""\
Sends the failed deployments of CodeDeploy in the provider's region to the default event bus of the region where the
module alerts is: events stay where they happen.""",
    variables=(
        Variable("name", "string", "Name of the event rule.", validations=(RULE_NAME,)),
        Variable("role_name", "string", "Name of the role that EventBridge sends with.", validations=(ROLE_NAME,)),
        Variable("home_region", "string", "The region of the alerts.", validations=(REGION,)),
        Variable("codedeploy_applications", "list(string)", "Names of the CodeDeploy applications in this region."),
    ),
    outputs=(Output("rule_arn", "ARN of the event rule."),),
    build=_build,
    usage="""\
name                    = "acme-deployment-failed"
role_name               = "acme-alerts-eu-west-1"
home_region             = "us-east-1"
codedeploy_applications = ["acme-shop-production"]
""",
)
