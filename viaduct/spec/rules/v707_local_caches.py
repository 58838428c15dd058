"""A host keeps nothing for builds in a VPC, nor for those on the largest machine.

https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V707"
TITLE = "A local cache is where CodeBuild has one"


def check(system: System) -> Iterator[Finding]:
    """Builds that ask for a local cache and get none."""
    for path, _, build in every_build(system):
        if build.cache == "local" and not build.caches_locally:
            why = "in a VPC" if build.network else f"with compute {build.compute}"
            yield Finding(CODE, (*path, "cache"), f"there is no local cache {why}", build.cache, "s3, none", "write s3")
