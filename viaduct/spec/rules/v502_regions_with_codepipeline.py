"""A pipeline, and every action of it, runs in a region that has CodePipeline.

https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.regions import REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V502"
TITLE = "Regions have CodePipeline"


def check(system: System) -> Iterator[Finding]:
    """A region of home or of an environment without CodePipeline."""
    for path, region in _with_actions(system):
        if region in REGIONS and not REGIONS[region].codepipeline:
            yield Finding(CODE, path, "the region has no CodePipeline", region, fix="choose a region near it")


def _with_actions(system: System) -> Iterator[tuple[Path, str]]:
    yield ("home", "region"), system.home.region
    for name, environment in system.environments.items():
        for index, region in enumerate(environment.regions):
            yield ("environments", name, "regions", index), region
