"""The IAM roles that a CloudFormation template makes: only under its stack's name, and only with a boundary.

The deploy role can't take the boundary off again: so a template can't give itself more than that, whatever it says.
Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.policy import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True)
class StackRoles:
    """The roles of one stack; ``boundary`` is the name of the policy that each must carry."""

    stack: str
    account: str
    boundary: str

    @property
    def arns(self) -> str:
        """The ARN pattern of the roles."""
        return f"arn:aws:iam::{self.account}:role/{self.stack}-*"

    @property
    def boundary_arn(self) -> str:
        """The ARN of the boundary."""
        return f"arn:aws:iam::{self.account}:policy/{self.boundary}"


def make_roles(roles: StackRoles) -> Iterator[Statement]:
    """What makes, keeps and deletes the roles."""
    bounded = {"StringEquals": {"iam:PermissionsBoundary": roles.boundary_arn}}
    yield Statement("MakeBoundedRoles", _BOUNDED_ROLE_ACTIONS, [roles.arns], bounded)
    yield Statement("KeepRoles", _ROLE_ACTIONS, [roles.arns])


def pass_roles(sid: str, roles: StackRoles, services: Sequence[str]) -> Statement:
    """What hands the roles to ``services`` (``lambda.amazonaws.com``), and to no other."""
    passed_to = services[0] if len(services) == 1 else sorted(services)
    return Statement(sid, ["iam:PassRole"], [roles.arns], {"StringEquals": {"iam:PassedToService": passed_to}})


_BOUNDED_ROLE_ACTIONS = [
    f"iam:{action}"
    for action in (
        "AttachRolePolicy",
        "CreateRole",
        "DeleteRolePolicy",
        "DetachRolePolicy",
        "PutRolePermissionsBoundary",
        "PutRolePolicy",
    )
]
_ROLE_ACTIONS = [
    f"iam:{action}"
    for action in (
        "DeleteRole",
        "GetRole",
        "GetRolePolicy",
        "ListAttachedRolePolicies",
        "ListRolePolicies",
        "ListRoleTags",
        "TagRole",
        "UntagRole",
        "UpdateAssumeRolePolicy",
        "UpdateRole",
        "UpdateRoleDescription",
    )
]
