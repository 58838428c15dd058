"""Sources come through a connection by default, which some regions that have CodePipeline lack.

https://docs.aws.amazon.com/codepipeline/latest/userguide/connections-github.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.regions import REGIONS
from viaduct.spec.sources import Connected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V503"
TITLE = "Home has connections"


def check(system: System) -> Iterator[Finding]:
    """A home that has CodePipeline and no connections."""
    home = system.home.region
    if not any(isinstance(service.source, Connected) for service in system.services.values()):
        return
    if home in REGIONS and REGIONS[home].codepipeline and not REGIONS[home].connections:
        allowed = ", ".join(name for name, region in REGIONS.items() if region.connections)
        fix = "choose another home, or another kind of source; environments may stay in this region"
        yield Finding(CODE, ("home", "region"), "the region has no connections to repositories", home, allowed, fix)
