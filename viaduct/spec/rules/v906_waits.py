"""CodeDeploy waits for at most two days.

https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.deployments import DEPLOYMENTS, Deployment, in_deployments
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V906"
TITLE = "Blue/green deployments wait for at most two days"
DEPENDS = DEPLOYMENTS
MOST = 48 * 60


def check(system: System) -> Iterator[Finding]:
    """Waits that are too long."""
    return in_deployments(system, _problems)


def _problems(deployment: Deployment) -> Iterator[Finding]:
    waits = deployment.deploy.blue_green
    for key, wait in (("termination_wait", waits.termination_wait), ("traffic_wait", waits.traffic_wait)):
        if wait and minutes(wait) > MOST:
            path = (*deployment.at("blue_green"), key)
            yield Finding(CODE, path, "CodeDeploy does not wait so long", wait, "at most 48h", "write 48h or less")
