"""A job gets the apply role as soon as it is in the environment: without a reviewer, whoever merges applies.

https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Severity
    from viaduct.spec.model import System

CODE = "V946"
TITLE = "Somebody reviews what is applied"
SEVERITY: Severity = "warning"


def check(system: System) -> Iterator[Finding]:
    """An environment that is made without a reviewer."""
    protect = system.github.protect if system.github else None
    if protect and not (protect.reviewers.users or protect.reviewers.teams):
        fix = "add them: {reviewers: {users: [...], teams: [...]}}"
        path = ("github", "protect")
        yield Finding(CODE, path, "nobody has to agree to an apply", fix=fix, severity=SEVERITY, at_key=True)
