"""Instances that are found by tags exist already: Viaduct makes no fleet, and CodeDeploy can only update them in place.

Behind a pipeline, CodeDeploy can't be told which instances would be the new ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.finding import Finding
from viaduct.spec.rules.deployments import DEPLOYMENTS, deployments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.deploys import CodeDeployOverride
    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V903"
TITLE = "Existing instances have no keys of a fleet"
DEPENDS = DEPLOYMENTS
OF_A_FLEET = frozenset({"port", "health_check", "capacity", "instance_type", "packages", "blue_green"})


def check(system: System) -> Iterator[Finding]:
    """Keys of a fleet, and ``blue-green``, where instances are found by their tags."""
    for name, service in system.services.items():
        deploy, path = service.deploy, ("services", name, "deploy")
        if isinstance(deploy, CodeDeployTarget):
            yield from _problems(deploy, path, tagged=deploy.tags is not None)
            for environment, override in deploy.overrides.items():
                at = (*path, "overrides", environment)
                yield from _problems(override, at, tagged=bool(deploy.tags or override.tags))
    for each in deployments(system):
        if each.deploy.tags and each.deploy.strategy == "blue-green":
            message = f"instances that are found by tags, as in {each.environment}, are updated where they are"
            yield Finding(CODE, each.at("strategy"), message, "blue-green", "in-place", "write in-place there")


def _problems(written: CodeDeployTarget | CodeDeployOverride, path: Path, *, tagged: bool) -> Iterator[Finding]:
    if not tagged:
        return
    message = "instances that are found by tags exist already; this is about a fleet"
    for key in sorted(OF_A_FLEET & written.model_fields_set):
        yield Finding(CODE, (*path, key), message, fix="remove it, or remove tags", at_key=True)
