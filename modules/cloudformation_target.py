"""Where a CloudFormation template lands: the role that CloudFormation acts with, which has what it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from constructs import Construct

from modules.naming import named
from modules.policy import Statement, document, service_trust
from modules.role import Role
from modules.stack_roles import StackRoles, make_roles, pass_roles

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class TemplateRoles:
    """The roles that the template makes: the services that they go to, and the most that they may do.

    ``boundary`` is the name of the policy that says so, and that each of them must carry.
    """

    boundary: str
    passed_to: Sequence[str]
    at_most: Sequence[Statement]


class CloudFormationTarget(Construct):
    """The role ``role_name`` for the stack ``stack``; the template makes roles only where ``roles`` is given."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        role_name: str,
        stack: str,
        account: str,
        permissions: Sequence[Statement],
        roles: TemplateRoles | None = None,
    ) -> None:
        super().__init__(scope, id_)
        self._stack, self._account = stack, account
        self.role = Role(
            self,
            "role",
            address=id_,
            name=role_name,
            description=f"What CloudFormation may do for the stack {stack}",
            trust=service_trust("cloudformation.amazonaws.com", account),
            statements=[*permissions, *(self._make_roles(roles) if roles else ())],
        )
        self.boundary = self._boundary(roles) if roles else None

    def _make_roles(self, roles: TemplateRoles) -> Sequence[Statement]:
        made = StackRoles(self._stack, self._account, roles.boundary)
        return (*make_roles(made), pass_roles("PassRolesToServices", made, roles.passed_to))

    def _boundary(self, roles: TemplateRoles) -> IamPolicy:
        boundary = IamPolicy(
            self,
            "boundary",
            name=roles.boundary,
            description=f"The most that a role of the stack {self._stack} may do",
            policy=document(roles.at_most),
            # Destroyed first: as long as the CloudFormation stack stands, its roles hold on to the boundary, and
            # the role that could delete the stack stays as well.
            depends_on=[self.role.policy],
        )
        return named(boundary, "boundary")
