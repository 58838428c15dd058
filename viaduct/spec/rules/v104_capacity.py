"""An Auto Scaling group refuses a minimum above its maximum.

https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.deployments import DEPLOYMENTS, Deployment, in_deployments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V104"
TITLE = "Capacity's min is at most its max"
DEPENDS = DEPLOYMENTS


def check(system: System) -> Iterator[Finding]:
    """A fleet whose ``min`` is greater than its ``max``, defaults included."""
    return in_deployments(system, _problems)


def _problems(deployment: Deployment) -> Iterator[Finding]:
    least, most = deployment.deploy.capacity.min, deployment.deploy.capacity.max
    if least > most:
        path, message = deployment.at("capacity"), "min is greater than max (default 4)"
        yield Finding(CODE, path, message, f"min {least}, max {most}", fix=f"set max to {least} or more")
