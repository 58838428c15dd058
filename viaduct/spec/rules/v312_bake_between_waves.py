"""A bake lies between two waves, which only a rollout of one region at a time has, in two regions or more.

Without them nothing would ever bake. After the last wave it is ``on_success`` that watches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import SAME, Depends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V312"
TITLE = "A bake has waves to lie between"
DEPENDS: Depends = (("environments", SAME, "rollout"), ("environments", SAME, "regions"))


def check(system: System) -> Iterator[Finding]:
    """Environments that would bake between waves that they don't have."""
    for name, environment in system.environments.items():
        if not environment.bake:
            continue
        path = ("environments", name, "bake")
        if environment.rollout == "all-at-once":
            fix = "add 'rollout: one-region-at-a-time', or write on_success in place of bake"
            yield Finding(CODE, path, "the environment is released all at once", fix=fix, at_key=True)
        elif len(environment.regions) == 1:
            fix = "write on_success in place of bake"
            yield Finding(CODE, path, "the environment has a single wave", fix=fix, at_key=True)
