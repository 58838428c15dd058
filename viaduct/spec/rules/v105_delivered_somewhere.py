"""A pipeline without a deploy stage releases nothing, though it costs and looks as if it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import ANY, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V105"
TITLE = "A service is delivered somewhere"
DEPENDS: Depends = (("environments",), ("environments", ANY))


def check(system: System) -> Iterator[Finding]:
    """A service whose list of environments is empty."""
    for name, service in system.services.items():
        if service.environments is not None and not service.environments:
            path = ("services", name, "environments")
            allowed = ", ".join(system.environments)
            yield Finding(CODE, path, "the service is delivered nowhere", "[]", allowed, "name one, or remove the key")
