"""Builds see the repository and nothing above it, so a path can't climb out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.deploys import SamTarget
from viaduct.spec.finding import Finding
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V108"
TITLE = "Paths stay inside the repository"


def check(system: System) -> Iterator[Finding]:
    """A path with a ``..`` in it."""
    for path, value in _paths(system):
        if ".." in value.split("/"):
            yield Finding(CODE, path, "the path leaves the repository", value, fix="remove the '..'")


def _paths(system: System) -> Iterator[tuple[Path, str]]:
    for path, _, build in every_build(system):
        if isinstance(build.buildspec, str):
            yield (*path, "buildspec"), build.buildspec
    for name, service in system.services.items():
        deploy = service.deploy
        if isinstance(deploy, SamTarget | CloudFormationTarget):
            yield ("services", name, "deploy", "template"), deploy.template
        if isinstance(deploy, CloudFormationTarget) and deploy.parameters:
            yield ("services", name, "deploy", "parameters"), deploy.parameters
