"""The stacks that a system is emitted as, by name: what ``check`` announces and ``stacks`` builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery import alerts
from viaduct.spec.targets import action_regions, all_targets, deploy_at, image_services, is_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


@dataclass(frozen=True)
class StackOutline:
    """One stack: its name, the region of its one provider, and what is in it.

    ``elsewhere`` is the provider's account, where it is not home's.
    """

    name: str
    region: str
    what: str
    elsewhere: str = ""


def stacks_of(system: System) -> tuple[StackOutline, ...]:
    """Every stack, in an order in which they can be applied."""
    home = system.home.region
    stores = [
        StackOutline(names.artifacts_stack(region), region, "artifact store and its key")
        for region in action_regions(system)
    ]
    connection = [StackOutline(names.CONNECTION_STACK, home, "connection to the repositories")]
    repositories = [
        StackOutline(names.repository_stack(name), home, "CodeCommit repository") for name in system.made_repositories
    ]
    images = [StackOutline(names.images_stack(service), home, "ECR repository") for service in image_services(system)]
    targets = [_target(system, at) for at in all_targets(system)]
    pipelines = [
        StackOutline(names.pipeline_stack(service), home, "build and pipeline") for service in sorted(system.services)
    ]
    return (
        *stores,
        *(connection if system.makes_connection else ()),
        *repositories,
        *images,
        *_alerts(system),
        *_github(system),
        *targets,
        *pipelines,
    )


def _target(system: System, at: Target) -> StackOutline:
    elsewhere = at.account if is_elsewhere(system, at) else ""
    return StackOutline(names.target_stack(at), at.region, f"{deploy_at(system, at).kind} target", elsewhere)


def _alerts(system: System) -> Iterator[StackOutline]:
    if system.alerts:
        yield StackOutline(names.ALERTS_STACK, system.home.region, "topic, event rules and dashboard")
        for region in alerts.forwarding_regions(system):
            yield StackOutline(names.forwarding_stack(region), region, "failed deployments, sent home")


def _github(system: System) -> Iterator[StackOutline]:
    if system.github:
        yield StackOutline(names.PLAN_ROLES_STACK, system.home.region, "roles of pull requests on GitHub")
        if system.github.protect:
            yield StackOutline(names.GITHUB_STACK, "GitHub", "environment, variables and ruleset of the repository")
