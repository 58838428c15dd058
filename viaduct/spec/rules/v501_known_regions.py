"""A region that is misspelled, or in another partition, is found by AWS only when a stack is applied.

Viaduct writes ARNs of the commercial partition (``arn:aws:``); China and GovCloud are others.
https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean_region
from viaduct.spec.regions import OTHER_PARTITIONS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V501"
TITLE = "Regions exist"


def check(system: System) -> Iterator[Finding]:
    """A region that the table of regions lacks."""
    for path, region in _named(system):
        if region.startswith(OTHER_PARTITIONS):
            message = "GovCloud, China and other partitions are not supported"
            yield Finding(CODE, path, message, region, "regions of the commercial partition")
        elif region not in REGIONS:
            fix = did_you_mean_region(region, REGIONS)
            yield Finding(CODE, path, "no such region in the commercial partition", region, fix=fix)


def _named(system: System) -> Iterator[tuple[Path, str]]:
    yield ("home", "region"), system.home.region
    if system.state.region:
        yield ("state", "region"), system.state.region
    for name, environment in system.environments.items():
        for index, region in enumerate(environment.regions):
            yield ("environments", name, "regions", index), region
