"""An environment has up to six reviewers, people and teams together.

https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V947"
TITLE = "An environment on GitHub has at most six reviewers"
MOST = 6


def check(system: System) -> Iterator[Finding]:
    """More people and teams than GitHub takes."""
    protect = system.github.protect if system.github else None
    count = len(protect.reviewers.users) + len(protect.reviewers.teams) if protect else 0
    if count > MOST:
        path = ("github", "protect", "reviewers")
        fix = "put people into a team, and name that"
        yield Finding(CODE, path, "too many reviewers", f"{count}", f"at most {MOST}", fix, at_key=True)
