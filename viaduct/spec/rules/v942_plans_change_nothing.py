"""Whoever may open a pull request in the repository runs code with the plan role, which must not change a thing.

Of AWS's own policies those that give everything are known by their names; what others say is not looked at.
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V942"
TITLE = "The plan role changes nothing"
CHANGES = re.compile(r"arn:aws:iam::aws:policy/(.*/)?(AdministratorAccess.*|PowerUserAccess|\w*FullAccess.*)")


def check(system: System) -> Iterator[Finding]:
    """A policy of AWS's that gives more than looking."""
    for index, policy in enumerate(system.github.plan.policies if system.github else ()):
        if CHANGES.fullmatch(policy):
            path = ("github", "plan", "policies", index)
            message = "every pull request could change what it is about to plan"
            yield Finding(CODE, path, message, policy, fix="name a policy that only reads, or remove it")
