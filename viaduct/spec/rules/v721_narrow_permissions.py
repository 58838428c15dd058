"""A role with a whole service, on everything, may do to others' things whatever it may do to its own.

https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.given import to_deploy, to_roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V721"
TITLE = "Nobody gets a whole service on every resource"
FIX = "name the actions, or resources such as arn:aws:ecs:{region}:{account}:cluster/{stack}-*"


def check(system: System) -> Iterator[Finding]:
    """Permissions like ``ecs:*`` on ``*``."""
    for path, permission in (*to_deploy(system), *to_roles(system)):
        if any(resource.split(":", 5)[-1].strip("*") == "" for resource in permission.resources):
            for index, action in enumerate(permission.actions):
                service, _, wanted = action.partition(":")
                if not wanted.strip("*"):
                    yield Finding(CODE, (*path, "actions", index), f"all of {service}, on everything", action, fix=FIX)
