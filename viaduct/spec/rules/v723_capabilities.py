"""CloudFormation makes IAM roles only for who says beforehand that a template may have some.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import SAME, Depends
from viaduct.spec.rules.given import cloudformation_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V723"
TITLE = "Roles of a template need a capability"
DEPENDS: Depends = (("services", SAME, "deploy", "capabilities"),)
EITHER = "CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"


def check(system: System) -> Iterator[Finding]:
    """Services with ``roles`` that CloudFormation would refuse to make."""
    for name, deploy in cloudformation_targets(system):
        if deploy.roles and not set(EITHER) & set(deploy.capabilities):
            path = ("services", name, "deploy", "roles")
            fix = "write 'capabilities: [CAPABILITY_IAM]'; with names of their own they need CAPABILITY_NAMED_IAM"
            message = "CloudFormation would refuse to make the roles"
            got = ", ".join(deploy.capabilities) or "no capabilities"
            yield Finding(CODE, path, message, got, " or ".join(EITHER), fix, at_key=True)
