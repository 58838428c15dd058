"""A release comes from one branch: the source action takes its name as it stands, without wildcards.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.sources import S3Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V605"
TITLE = "A branch is a branch, not a pattern"


def check(system: System) -> Iterator[Finding]:
    """A branch with braces, which a trigger would read as alternatives, or one that git itself refuses."""
    for path, branch in _branches(system):
        if any(sign in branch for sign in "{}!") or branch.startswith(("/", "-")) or branch.endswith(("/", ".")):
            yield Finding(CODE, path, "this names no single branch", branch, "the name of one branch")


def _branches(system: System) -> Iterator[tuple[Path, str]]:
    yield ("source", "branch"), system.source.branch
    for name, service in system.services.items():
        if not isinstance(service.source, S3Source) and service.source.branch:
            yield ("services", name, "source", "branch"), service.source.branch
