"""A CodeCommit source is in the pipeline's region, and some regions that have CodePipeline lack CodeCommit.

https://docs.aws.amazon.com/codecommit/latest/userguide/regions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.regions import REGIONS
from viaduct.spec.sources import CodeCommitSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V506"
TITLE = "CodeCommit is where it is used"
DEPENDS: Depends = (("home",), ("home", "region"))


def check(system: System) -> Iterator[Finding]:
    """Services from CodeCommit, with a home that has CodePipeline and no CodeCommit."""
    home = system.home.region
    if home not in REGIONS or not REGIONS[home].codepipeline or REGIONS[home].codecommit:
        return
    for name, service in system.services.items():
        if isinstance(service.source, CodeCommitSource):
            path = ("services", name, "source", "kind")
            fix = "choose another home, or another kind of source"
            yield Finding(CODE, path, f"{home}, the home region, has no CodeCommit", "codecommit", fix=fix)
