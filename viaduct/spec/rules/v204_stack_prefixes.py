"""A CloudFormation stack's deploy role reaches what is called ``<stack>-...``, so no other stack may be called so.

The role could change, and act as, the functions and roles of that other stack. CloudFormation starts the names of
what it makes with the stack's.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names
from viaduct.spec.deploys import SamTarget
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.targets import all_targets, deploy_at
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target

CODE = "V204"
TITLE = "No CloudFormation stack's name starts with another's"
DEPENDS: Depends = DELIVERY


def check(system: System) -> Iterator[Finding]:
    """The longer of two stacks' names, where the shorter one and a hyphen begin it."""
    stacks = {
        (at.account, names.target(system, at)): at
        for at in all_targets(system)
        if isinstance(deploy_at(system, at), SamTarget | CloudFormationTarget)
    }
    for (account, name), at in stacks.items():
        parts = name.split("-")
        for end in range(1, len(parts)):
            shorter = "-".join(parts[:end])
            other = stacks.get((account, shorter))
            if other:
                yield _finding(name, at, shorter, other)


def _finding(name: str, at: Target, shorter: str, other: Target) -> Finding:
    message = f"{other.service} in {other.environment} may change everything called {shorter}-..., this stack too"
    path = _culprit(at, other)
    fix = f"rename the {'service' if path[0] == 'services' else 'environment'}: no stack may start with {shorter}-"
    return Finding(CODE, path, message, name, fix=fix, at_key=True)


def _culprit(at: Target, other: Target) -> Path:
    return ("services", at.service) if len(at.service) > len(other.service) else ("environments", at.environment)
