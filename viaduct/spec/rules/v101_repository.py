"""Code that comes through the connection has one repository: the service's own, or the system's for all services.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnected.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.sources import Connected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V101"
TITLE = "Every service has a repository, or another source"
DEPENDS: Depends = (("source",), ("source", "repository"))


def check(system: System) -> Iterator[Finding]:
    """A service without a repository of its own, where the system names none."""
    for service, settings in system.services.items():
        if isinstance(settings.source, Connected) and not system.repository(service):
            path = ("services", service, "source", "repository")
            fix = "add 'source: {repository: owner/name}' to the service, or to the system for all services"
            yield Finding(CODE, path, "no repository", fix=fix)
