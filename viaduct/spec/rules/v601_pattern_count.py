"""A filter of a trigger has at most 8 patterns of a kind.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitFilePathFilterCriteria.html
https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitTagFilterCriteria.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.sources import ConnectionSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V601"
TITLE = "A trigger has at most 8 patterns of a kind"
MOST = 8


def check(system: System) -> Iterator[Finding]:
    """A service that is triggered by too many paths, tags or branches."""
    for path, count in _counts(system):
        if count > MOST:
            what, fix = path[-1], "join some of them with wildcards: app/**"
            yield Finding(CODE, path, f"too many {what}", f"{count}", f"at most {MOST}", fix)


def _counts(system: System) -> Iterator[tuple[Path, int]]:
    for name, service in system.services.items():
        at = ("services", name, "source")
        yield (*at, "paths"), len(system.paths(name))
        if isinstance(service.source, ConnectionSource):
            yield (*at, "tags"), len(service.source.tags)
            requests = service.source.pull_requests
            yield (*at, "pull_requests", "branches"), len((requests and requests.branches) or ())
