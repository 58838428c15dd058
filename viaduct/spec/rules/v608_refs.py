"""A pattern is compared with the bare name of a tag or branch: no ``refs/`` before it, no slash at its ends.

One that has matches nothing, and the pipeline never starts.
https://docs.aws.amazon.com/codepipeline/latest/userguide/syntax-glob.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.sources import ConnectionSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V608"
TITLE = "Patterns of tags and branches can match"
PREFIXES = ("refs/tags/", "refs/heads/", "/")


def check(system: System) -> Iterator[Finding]:
    """Patterns that start as no tag or branch does, or end so."""
    for path, pattern in _patterns(system):
        prefix = next((each for each in PREFIXES if pattern.startswith(each)), "")
        if prefix or pattern.endswith("/"):
            meant = pattern.removeprefix(prefix).strip("/")
            fix = f'write "{meant}"' if meant else ""
            yield Finding(CODE, path, "the pattern matches nothing", pattern, "the bare name: v*, main", fix)


def _patterns(system: System) -> Iterator[tuple[Path, str]]:
    for name, service in system.services.items():
        if isinstance(service.source, ConnectionSource):
            at = ("services", name, "source")
            requests = service.source.pull_requests
            for index, pattern in enumerate(service.source.tags):
                yield (*at, "tags", index), pattern
            for index, pattern in enumerate((requests and requests.branches) or ()):
                yield (*at, "pull_requests", "branches", index), pattern
