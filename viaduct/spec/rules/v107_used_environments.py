"""An environment that no service is delivered to gets no stack: often a list that was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding, Severity
from viaduct.spec.rules.depends import ANY, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V107"
TITLE = "Every environment is used"
DEPENDS: Depends = (("environments",), ("services",), ("services", ANY), ("services", ANY, "environments"))
SEVERITY: Severity = "warning"


def check(system: System) -> Iterator[Finding]:
    """An environment that every service's list leaves out."""
    used = {name for service in system.services for name in system.environments_of(service)}
    for name in system.environments:
        if name not in used:
            fix = "add it to a service's environments, or remove it"
            yield Finding(CODE, ("environments", name), "no service is delivered here", fix=fix, severity=SEVERITY)
