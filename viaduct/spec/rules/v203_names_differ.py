"""Names are joined with hyphens, so service "a-b" in "c" and service "a" in "b-c" would be the same thing to AWS.

The second stack would take over, or fail on, what the first one made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.emitted import emitted_names
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.emitted import EmittedName
    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V203"
TITLE = "No two things get the same name"
DEPENDS: Depends = DELIVERY


def check(system: System) -> Iterator[Finding]:
    """One finding for each two places in the spec whose names meet."""
    first: dict[tuple[str, ...], EmittedName] = {}
    reported: set[tuple[Path, Path]] = set()
    for emitted in emitted_names(system):
        other = first.setdefault(emitted.identity, emitted)
        pair = (other.path, emitted.path)
        # A service that meets itself has a region twice, which is V103's to say.
        if other.path != emitted.path and pair not in reported:
            reported.add(pair)
            yield _finding(emitted, other)


def _finding(emitted: EmittedName, other: EmittedName) -> Finding:
    owner = ".".join(map(str, other.path))
    message = f"its {emitted.limit.kind} has the same name as that of {owner}"
    fix = "rename one of the services, or an environment"
    return Finding(CODE, emitted.path, message, emitted.name, fix=fix)
