"""What people are told of a system: the event rules for its pipelines, builds and deployment groups.

Events stay in the region where they happen: those of deployments elsewhere are sent to the home region first, where
the same rule as for those at home takes them. Those in other accounts are told from the pipeline's actions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery import event_rules
from viaduct.delivery.builds import projects_of
from viaduct.delivery.elsewhere import stages_elsewhere
from viaduct.delivery.provider import Provider
from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.targets import all_targets, asks_somebody, deploy_at, is_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.event_rules import EventRule
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def messages(system: System) -> tuple[EventRule, ...]:
    """The rules of the home region that tell people something; none for what the system doesn't have."""
    return tuple(_messages(system))


def releases(system: System) -> EventRule:
    """How each release ended, for the log that the alarms of pipelines are made from."""
    return event_rules.release_ended(_pipelines(system))


def forwarding_regions(system: System) -> tuple[str, ...]:
    """The regions of the home account other than home, sorted, where CodeDeploy deploys."""
    return tuple(sorted({at.region for at in _fleets(system)} - {system.home.region}))


def forwarded(system: System, region: str) -> EventRule:
    """The failed deployments of a region, as they are."""
    return event_rules.forwarded_deployments(_applications(system, region))


def _messages(system: System) -> Iterator[EventRule]:
    pipelines = _pipelines(system)
    yield event_rules.pipeline_failed(pipelines)
    yield event_rules.pipeline_recovered([names.pipeline_alarm(system, each) for each in sorted(system.services)])
    if any(asks_somebody(system, service) for service in system.services):
        yield event_rules.approval_pending(pipelines)
    yield event_rules.build_failed(_projects(system))
    if applications := _applications(system):
        yield event_rules.deployment_failed(applications)
    if any(not isinstance(service.deploy, CodeDeployTarget) for service in system.services.values()):
        yield event_rules.deploy_action_failed(pipelines)
    if stages := stages_elsewhere(system, Provider.CODEDEPLOY):
        yield event_rules.deployment_elsewhere_failed(pipelines, stages)


def _pipelines(system: System) -> list[str]:
    return [names.pipeline(system, service) for service in sorted(system.services)]


def _projects(system: System) -> list[str]:
    return [project.name(system) for service in sorted(system.services) for project in projects_of(system, service)]


def _applications(system: System, region: str | None = None) -> list[str]:
    fleets = (at for at in _fleets(system) if region in (None, at.region))
    return sorted({names.codedeploy_application(system, at) for at in fleets})


def _fleets(system: System) -> list[Target]:
    """Those of the home account: events of another one stay there."""
    return [
        at
        for at in all_targets(system)
        if isinstance(deploy_at(system, at), CodeDeployTarget) and not is_elsewhere(system, at)
    ]
