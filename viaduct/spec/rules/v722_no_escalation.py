"""Whoever may write roles and policies freely may do everything, however little else it was given.

A template's roles are made through ``roles``: under the stack's name, and with a boundary that holds whatever the
template says.
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.given import to_deploy, to_roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V722"
TITLE = "Permissions don't give permissions"
PASSING = frozenset({"iam:passrole"})
GIVING = frozenset(
    f"iam:{action}"
    for action in (
        "addusertogroup",
        "attachgrouppolicy",
        "attachrolepolicy",
        "attachuserpolicy",
        "createaccesskey",
        "createloginprofile",
        "createpolicyversion",
        "createrole",
        "createuser",
        "deleterolepermissionsboundary",
        "deleteuserpermissionsboundary",
        "putgrouppolicy",
        "putrolepermissionsboundary",
        "putrolepolicy",
        "putuserpermissionsboundary",
        "putuserpolicy",
        "setdefaultpolicyversion",
        "updateassumerolepolicy",
        "updateloginprofile",
    )
)


def check(system: System) -> Iterator[Finding]:
    """Actions by which a deploy role, or a role of a template, could give itself or others more."""
    for path, permission in to_deploy(system):
        for index, action in enumerate(permission.actions):
            if _matches(action, GIVING | PASSING):
                fix = "remove it, and let 'roles: {passed_to: [...], permissions: [...]}' say what roles there are"
                yield Finding(CODE, (*path, "actions", index), "it gives permissions to others", action, fix=fix)
    for path, permission in to_roles(system):
        for index, action in enumerate(permission.actions):
            if _matches(action, GIVING):
                message = "with it a role could leave its boundary"
                yield Finding(CODE, (*path, "actions", index), message, action, fix="remove it")


def _matches(action: str, giving: frozenset[str]) -> bool:
    """Whether the action, with its wildcards, covers one of them; IAM does not tell capitals from small letters."""
    return any(fnmatchcase(each, action.lower()) for each in giving)
