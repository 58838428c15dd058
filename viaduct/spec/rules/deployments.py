"""For rules about CodeDeploy: each deployment as it is in an environment, and where that is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.rules.depends import ANY, SAME, Depends
from viaduct.spec.targets import deploy_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viaduct.spec.finding import Finding, Path
    from viaduct.spec.model import System

_DEPLOY = ("services", SAME, "deploy")
DEPLOYMENTS: Depends = (
    ("services", SAME, "environments"),
    *((*_DEPLOY, *(ANY,) * depth) for depth in range(1, 5)),
)


@dataclass(frozen=True)
class Deployment:
    """How a service is deployed in one environment."""

    service: str
    environment: str
    deploy: CodeDeployTarget
    overridden: frozenset[str]

    def at(self, key: str) -> Path:
        """Where the key's value comes from: what the environment overrides, or what all share."""
        path = ("services", self.service, "deploy")
        return (*path, "overrides", self.environment, key) if key in self.overridden else (*path, key)


def in_deployments(system: System, problems: Callable[[Deployment], Iterator[Finding]]) -> Iterator[Finding]:
    """The problems of every deployment by CodeDeploy."""
    for each in deployments(system):
        yield from problems(each)


def deployments(system: System) -> Iterator[Deployment]:
    """Every service that CodeDeploy deploys, in each of its environments."""
    for service in system.services:
        for environment in system.environments_of(service):
            deploy = deploy_in(system, service, environment)
            if isinstance(deploy, CodeDeployTarget):
                override = deploy.overrides.get(environment)
                overridden = override.model_fields_set if override else ()
                yield Deployment(service, environment, deploy, frozenset(overridden))
