"""A role's inline policies have 10,240 characters at most, a boundary 6,144; white space does not count.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from viaduct import names
from viaduct.spec.finding import Finding
from viaduct.spec.placeholders import filled
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.given import cloudformation_targets
from viaduct.spec.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.spec.model import System
    from viaduct.spec.targets import Target
    from viaduct.spec.templates import Permission

CODE = "V725"
TITLE = "Permissions fit into a policy"
DEPENDS: Depends = DELIVERY
# A role's quota without what Viaduct writes itself, which a test holds against what is emitted.
OWN = 2000
IN_ROLE, IN_BOUNDARY = 10_240 - OWN, 6_144 - 500
FIX = "use wildcards in the names of actions, or fewer resources"


def check(system: System) -> Iterator[Finding]:
    """Permissions, and those of roles, that are too much text at one of the targets."""
    for service, deploy in cloudformation_targets(system):
        given: list[tuple[tuple[str, ...], Sequence[Permission], int]] = [
            (("permissions",), deploy.permissions, IN_ROLE)
        ]
        if deploy.roles:
            given.append((("roles", "permissions"), deploy.roles.permissions, IN_BOUNDARY))
        for keys, permissions, most in given:
            size = max((_size(system, at, permissions) for at in targets_of(system, service)), default=0)
            if size > most:
                path = ("services", service, "deploy", *keys)
                message = "the policy would outgrow IAM's quota"
                yield Finding(CODE, path, message, f"{size} characters", f"at most {most}", FIX, at_key=True)


def _size(system: System, at: Target, permissions: Sequence[Permission]) -> int:
    values = {"stack": names.target(system, at), "region": at.region, "account": at.account}
    statements = [
        {"Sid": "Given00", "Effect": "Allow", "Action": p.actions, "Resource": p.resources, "Condition": p.conditions}
        for p in permissions
    ]
    return len(filled("".join(json.dumps(statements).split()), values))
