"""A network for a region that the environment lacks is never used: a slip in one of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean_region
from viaduct.spec.rules.depends import SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V106"
TITLE = "A network is in a region of its environment"
DEPENDS: Depends = (("environments", SAME, "regions"),)


def check(system: System) -> Iterator[Finding]:
    """A key of ``network`` that is not among the environment's ``regions``."""
    for name, environment in system.environments.items():
        for region in environment.network:
            if region not in environment.regions:
                path = ("environments", name, "network", region)
                fix = did_you_mean_region(region, environment.regions) or "add it to regions, or remove its network"
                allowed = ", ".join(environment.regions)
                yield Finding(CODE, path, "the environment is not in this region", region, allowed, fix)
