"""Who is asked before a release goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery.pipeline import Action
from viaduct.delivery.provider import Provider
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.delivery.pipeline import Stage
    from viaduct.spec.environments import Approval, Review
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def approval_of(
    system: System, service: str, environment: str, approval: Approval, wave: Stage | None = None
) -> Action:
    """The question whether the service goes to the environment, or to one wave of it."""
    regions = f" in {', '.join(wave.regions)}" if wave else ""
    topic = names.approval_topic(system, service, environment)
    return _asked(
        system,
        approval,
        topic,
        name="Approve",
        question=f"Release {service} to {environment}{regions}?",
        path=("environments", environment, "approval"),
    )


def review_of_change_sets(system: System, targets: Sequence[Target], review: Review) -> Action:
    """The question whether the change sets of some targets, all in one environment, are to be executed."""
    first = targets[0]
    regions = ", ".join(at.region for at in targets)
    return _asked(
        system,
        review,
        names.approval_topic(system, first.service, first.environment, "review"),
        name="ReviewChangeSets",
        question=f"Execute the change sets of {names.target(system, first)} in {regions}?",
        path=("services", first.service, "deploy", "change_set", "approval"),
    )


def _asked(
    system: System, review: Review, topic: str, *, name: str, question: str, path: tuple[str | int, ...]
) -> Action:
    configuration = {"CustomData": question}
    if review.url:
        configuration["ExternalEntityLink"] = review.url
    if review.notify:
        configuration["NotificationArn"] = f"arn:aws:sns:{system.home.region}:{system.home.account}:{topic}"
    return Action(
        name=name,
        provider=Provider.APPROVAL,
        region=system.home.region,
        configuration=configuration,
        timeout_minutes=minutes(review.timeout),
        path=path,
    )
