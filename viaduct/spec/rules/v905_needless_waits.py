"""Only blue/green deployments wait: waits of deployments in place are never used, a slip in one of the two keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.deployments import DEPLOYMENTS, deployments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V905"
TITLE = "Waits are for blue/green deployments"
DEPENDS = DEPLOYMENTS


def check(system: System) -> Iterator[Finding]:
    """``blue_green`` where no environment that it is for is deployed to blue/green."""
    used: dict[Path, bool] = {}
    for each in deployments(system):
        if "blue_green" in each.overridden | each.deploy.model_fields_set and not each.deploy.tags:
            path = each.at("blue_green")
            used[path] = used.get(path, False) or each.deploy.strategy == "blue-green"
    for path, is_used in used.items():
        if not is_used:
            message = "no environment that this is for is deployed to blue/green"
            yield Finding(CODE, path, message, fix="write strategy: blue-green, or remove it", at_key=True)
