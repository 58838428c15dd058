"""A role and its one inline policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.iam_role import IamRole
from cdktf_cdktf_provider_aws.iam_role_policy import IamRolePolicy
from constructs import Construct

from modules.naming import named
from modules.policy import Statement, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdktf import TerraformResource


# Apart from the roles that a SAM template makes, whose ARNs a deploy role reaches by the prefix of their names.
PATH = "/viaduct/"


class Role(Construct):
    """The role ``name`` at ``address``; whatever needs its permissions from the start depends on ``policy``.

    ``boundary`` is the ARN of a policy: the role may never do more than that says. It is made ``after`` others. A
    ``session`` lasts so many seconds at most; an hour, if that is not given.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        address: str,
        name: str,
        description: str,
        trust: str,
        statements: Sequence[Statement],
        boundary: str | None = None,
        after: Sequence[TerraformResource] = (),
        session: int | None = None,
    ) -> None:
        super().__init__(scope, id_)
        role = IamRole(
            self,
            "role",
            name=name,
            path=PATH,
            description=description,
            assume_role_policy=trust,
            permissions_boundary=boundary,
            max_session_duration=session,
            depends_on=list(after) or None,
        )
        self.role = named(role, address)
        policy = IamRolePolicy(self, "policy", role=self.role.name, name=name, policy=document(statements))
        self.policy = named(policy, address)
