"""Where a release lands: each service in each of its environments in each of their regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.spec.deploys import CodeDeployTarget, SamTarget
from viaduct.spec.placeholders import filled_path
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from viaduct.spec.deploys import Deploy
    from viaduct.spec.environments import Review
    from viaduct.spec.model import System
    from viaduct.spec.templates import ChangeSet


@dataclass(frozen=True)
class Target:
    """One service in one environment in one region; the account is the environment's."""

    service: str
    environment: str
    region: str
    account: str


def targets_of(system: System, service: str) -> tuple[Target, ...]:
    """The service's targets in release order."""
    return tuple(
        Target(service, name, region, system.account_of(name))
        for name, environment in system.environments_of(service).items()
        for region in environment.regions
    )


def deploy_at(system: System, at: Target) -> Deploy:
    """How the service is deployed there: its ``deploy``, with what the environment overrides."""
    return deploy_in(system, at.service, at.environment)


def deploy_in(system: System, service: str, environment: str) -> Deploy:
    """How the service is deployed in all regions of the environment."""
    deploy = system.services[service].deploy
    override = deploy.overrides.get(environment) if isinstance(deploy, CodeDeployTarget) else None
    written = {key: getattr(override, key) for key in override.model_fields_set} if override else {}
    return deploy.model_copy(update=written)


def fleet_at(system: System, at: Target) -> CodeDeployTarget | None:
    """How a fleet is deployed to there; None where there is none: of another kind, or of instances that exist."""
    deploy = deploy_at(system, at)
    return deploy if isinstance(deploy, CodeDeployTarget) and not deploy.tags else None


def is_elsewhere(system: System, at: Target) -> bool:
    """Whether the target is in another account than home."""
    return at.account != system.home.account


def all_targets(system: System) -> tuple[Target, ...]:
    """Every target of the system: services by name, each in release order."""
    return tuple(target for service in sorted(system.services) for target in targets_of(system, service))


def image_services(system: System) -> tuple[str, ...]:
    """The services, sorted, whose builds push an image."""
    pushing = [
        name
        for name, service in system.services.items()
        if isinstance(service.deploy, CloudFormationTarget) and service.deploy.image
    ]
    return tuple(sorted(pushing))


def parameter_files(system: System, service: str) -> tuple[str, ...]:
    """The files, sorted, that the service's targets take their parameters from."""
    deploy = system.services[service].deploy
    if not isinstance(deploy, CloudFormationTarget) or deploy.parameters is None:
        return ()
    return tuple(sorted({filled_path(deploy.parameters, at) for at in targets_of(system, service)}))


def change_sets(system: System, service: str) -> ChangeSet | None:
    """How the service's stacks are changed by change sets, if they are."""
    deploy = system.services[service].deploy
    return deploy.change_set if isinstance(deploy, SamTarget | CloudFormationTarget) else None


def review_of(system: System, service: str) -> Review | None:
    """Who is asked about the service's change sets, if anybody is."""
    change_set = change_sets(system, service)
    return change_set.approval if change_set else None


def asks_somebody(system: System, service: str) -> bool:
    """Whether a release of the service waits for people anywhere."""
    entered = system.environments_of(service).values()
    return review_of(system, service) is not None or any(environment.approval for environment in entered)


def action_regions(system: System) -> tuple[str, ...]:
    """Every region that any action runs in, sorted: home, for sources and builds, and those of the targets."""
    return tuple(sorted({system.home.region, *(target.region for target in all_targets(system))}))


def package_regions(system: System, service: str | None = None) -> tuple[str, ...]:
    """The regions, sorted, that packaged SAM templates are needed in: of one service, or of all."""
    services = [service] if service else list(system.services)
    return tuple(
        sorted(
            {
                target.region
                for name in services
                if isinstance(system.services[name].deploy, SamTarget)
                for target in targets_of(system, name)
            }
        )
    )
