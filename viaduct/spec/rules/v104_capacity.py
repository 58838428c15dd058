"""An Auto Scaling group refuses a minimum above its maximum.

https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V104"
TITLE = "Capacity's min is at most its max"


def check(system: System) -> Iterator[Finding]:
    """A fleet whose ``min`` is greater than its ``max``, defaults included."""
    for name, service in system.services.items():
        deploy = service.deploy
        if isinstance(deploy, CodeDeployTarget) and deploy.capacity.min > deploy.capacity.max:
            least, most = deploy.capacity.min, deploy.capacity.max
            path = ("services", name, "deploy", "capacity")
            message = "min is greater than max (default 4)"
            yield Finding(CODE, path, message, f"min {least}, max {most}", fix=f"set max to {least} or more")
