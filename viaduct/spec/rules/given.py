"""The permissions that a spec gives, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System
    from viaduct.spec.templates import Permission


def cloudformation_targets(system: System) -> Iterator[tuple[str, CloudFormationTarget]]:
    """The services that CloudFormation deploys from a template of their own, by name."""
    for name, service in system.services.items():
        if isinstance(service.deploy, CloudFormationTarget):
            yield name, service.deploy


def to_deploy(system: System) -> Iterator[tuple[Path, Permission]]:
    """What CloudFormation may do."""
    for name, deploy in cloudformation_targets(system):
        for index, permission in enumerate(deploy.permissions):
            yield ("services", name, "deploy", "permissions", index), permission


def to_roles(system: System) -> Iterator[tuple[Path, Permission]]:
    """What the roles that templates make may do at most."""
    for name, deploy in cloudformation_targets(system):
        for index, permission in enumerate(deploy.roles.permissions if deploy.roles else ()):
            yield ("services", name, "deploy", "roles", "permissions", index), permission
