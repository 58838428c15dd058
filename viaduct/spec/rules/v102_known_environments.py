"""A service can only be released to environments that the system has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean
from viaduct.spec.rules.depends import ANY, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V102"
TITLE = "A service names environments that exist"
DEPENDS: Depends = (("environments",), ("environments", ANY))


def check(system: System) -> Iterator[Finding]:
    """An environment in a service's list that stands nowhere else."""
    known = tuple(system.environments)
    for name, service in system.services.items():
        for index, environment in enumerate(service.environments or ()):
            if environment not in known:
                path = ("services", name, "environments", index)
                fix = did_you_mean(environment, known) or "add it to environments, or remove it here"
                yield Finding(CODE, path, "no such environment", environment, ", ".join(known), fix)
