"""Who is asked before a release goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery.pipeline import Action
from viaduct.delivery.provider import Provider
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from viaduct.delivery.pipeline import Stage
    from viaduct.spec.environments import Approval
    from viaduct.spec.model import System


def approval_of(
    system: System, service: str, environment: str, approval: Approval, wave: Stage | None = None
) -> Action:
    """The question whether the service goes to the environment, or to one wave of it."""
    regions = f" in {', '.join(wave.regions)}" if wave else ""
    configuration = {"CustomData": f"Release {service} to {environment}{regions}?"}
    if approval.url:
        configuration["ExternalEntityLink"] = approval.url
    if approval.notify:
        topic = names.approval_topic(system, service, environment)
        configuration["NotificationArn"] = f"arn:aws:sns:{system.home.region}:{system.home.account}:{topic}"
    return Action(
        name="Approve",
        provider=Provider.APPROVAL,
        region=system.home.region,
        configuration=configuration,
        timeout_minutes=minutes(approval.timeout),
        path=("environments", environment, "approval"),
    )
