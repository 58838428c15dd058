"""Where a SAM template lands: the role that CloudFormation acts with, and the boundary of the roles it makes."""

from __future__ import annotations

from dataclasses import dataclass

from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from constructs import Construct

from modules.naming import named
from modules.policy import service_trust
from modules.role import Role
from modules.sam_permissions import SamScope, boundary_document, statements


@dataclass(frozen=True)
class SamNames:
    """The names of the role and of the boundary; AWS keeps both per account."""

    role: str
    boundary: str


class SamTarget(Construct):
    """What one CloudFormation stack made from a SAM template may touch; see ``sam_permissions.py``."""

    def __init__(self, scope: Construct, id_: str, *, names: SamNames, scope_of_stack: SamScope) -> None:
        super().__init__(scope, id_)
        self.role = Role(
            self,
            "role",
            address=id_,
            name=names.role,
            description=f"What CloudFormation may do for the stack {scope_of_stack.stack}",
            trust=service_trust("cloudformation.amazonaws.com", scope_of_stack.account),
            statements=statements(scope_of_stack, names.boundary),
        )
        boundary = IamPolicy(
            self,
            "boundary",
            name=names.boundary,
            description=f"The most that a role of the stack {scope_of_stack.stack} may do",
            policy=boundary_document(scope_of_stack),
            # Destroyed first: as long as the CloudFormation stack stands, its roles hold on to the boundary, and
            # the role that could delete the stack stays as well.
            depends_on=[self.role.policy],
        )
        self.boundary = named(boundary, "boundary")
