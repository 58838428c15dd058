"""What is said of an environment that the service isn't deployed to is never used: a slip in one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean
from viaduct.spec.rules.depends import ANY, SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V901"
TITLE = "Overrides are for environments of the service"
DEPENDS: Depends = (("environments",), ("environments", ANY), ("services", SAME, "environments"))


def check(system: System) -> Iterator[Finding]:
    """A key of ``overrides`` that is not among the service's environments."""
    for name, service in system.services.items():
        deploy, known = service.deploy, tuple(system.environments_of(name))
        for environment in deploy.overrides if isinstance(deploy, CodeDeployTarget) else ():
            if environment not in known:
                path = ("services", name, "deploy", "overrides", environment)
                fix = did_you_mean(environment, known) or "remove it, or deploy the service there"
                message = "the service is not deployed to this environment"
                yield Finding(CODE, path, message, environment, ", ".join(known), fix, at_key=True)
