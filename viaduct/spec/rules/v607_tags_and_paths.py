"""A tag is pushed on a commit, not with files: AWS takes no paths beside tags. They can tell pull requests apart.

https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.sources import ConnectionSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V607"
TITLE = "Releases by tag have no paths"


def check(system: System) -> Iterator[Finding]:
    """Services that are released by tags and name paths all the same."""
    for name, service in system.services.items():
        source = service.source
        if isinstance(source, ConnectionSource) and source.tags and source.paths and not source.pull_requests:
            fix = "remove the paths, or tell the services apart by their tags: web-v*"
            yield Finding(CODE, ("services", name, "source", "paths"), "a tag has no paths", fix=fix, at_key=True)
