"""AWS limits each kind of name; what counts is the whole name, with the system and the environment in it.

The table below names every kind with its limits and AWS's page.
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

CODE = "V201"
TITLE = "Names fit, prefix included"
DEPENDS: Depends = DELIVERY


def check(system: System) -> Iterator[Finding]:
    """One finding a place: for the name that is furthest over, or under, its limit."""
    worst: dict[Path, EmittedName] = {}
    for emitted in emitted_names(system):
        if excess(emitted) > max(0, excess(worst[emitted.path]) if emitted.path in worst else 0):
            worst[emitted.path] = emitted
    # A system's name that is too long by itself makes its services' names too long as well.
    culprits = {path: emitted for path, emitted in worst.items() if ("system",) not in worst or path[0] != "services"}
    for path, emitted in culprits.items():
        yield _finding(path, emitted)


def excess(emitted: EmittedName) -> int:
    """By how many characters a name misses its limits; 0 or less where it keeps to them."""
    return max(len(emitted.name) - emitted.limit.max, emitted.limit.min - len(emitted.name))


def _finding(path: Path, emitted: EmittedName) -> Finding:
    limit, over = emitted.limit, len(emitted.name) > emitted.limit.max
    message = f"the {limit.kind} {emitted.name!r} would be too {'long' if over else 'short'}"
    parts = "the system" if path[0] == "system" else "the service, the environment or the system"
    what = "it" if path[0] == "state" else f"the name of {parts}"
    fix = f"{'shorten' if over else 'lengthen'} {what} by {excess(emitted)}"
    return Finding(CODE, path, message, f"{len(emitted.name)} characters", f"{limit.min} to {limit.max}", fix)
