"""CodeDeploy fails a deployment at once that would leave fewer instances than its configuration wants healthy.

The minimum has to be less than all of them, and a share is rounded up.
https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.configurations import Healthy
from viaduct.spec.finding import Finding
from viaduct.spec.rules.deployments import DEPLOYMENTS, Deployment, in_deployments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V902"
TITLE = "A deployment may take at least one instance"
DEPENDS = DEPLOYMENTS
HALF = Healthy(50, "percent")


def check(system: System) -> Iterator[Finding]:
    """Configurations that want all of a fleet's smallest capacity healthy."""
    return in_deployments(system, _problems)


def _problems(deployment: Deployment) -> Iterator[Finding]:
    deploy = deployment.deploy
    wanted = HALF if deploy.configuration == "half-at-a-time" else deploy.configuration
    least = deploy.capacity.min
    if isinstance(wanted, Healthy) and not deploy.tags and wanted.of(least) >= least:
        message = "CodeDeploy would start no deployment: as many instances must stay healthy as there are at least"
        got = f"{wanted.of(least)} of capacity.min {least}"
        fix = f"let fewer than {least} be healthy, or raise capacity.min" if least > 1 else "write one-at-a-time"
        yield Finding(CODE, deployment.at("configuration"), message, got, f"at most {least - 1}", fix)
