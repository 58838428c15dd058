"""A filter of a trigger has at most 8 patterns.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitFilePathFilterCriteria.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V601"
TITLE = "A trigger has at most 8 paths"
MOST = 8


def check(system: System) -> Iterator[Finding]:
    """A service that is triggered by too many paths."""
    for name in system.services:
        count = len(system.paths(name))
        if count > MOST:
            fix = "join some of them with wildcards: app/**"
            yield Finding(
                CODE, ("services", name, "source", "paths"), "too many paths", f"{count}", f"at most {MOST}", fix
            )
