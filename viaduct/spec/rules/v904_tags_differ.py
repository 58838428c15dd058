"""Instances with the same tags are the same: a release to one environment would land in the other, approval or not."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import ANY, Depends
from viaduct.spec.rules.deployments import DEPLOYMENTS, Deployment, deployments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V904"
TITLE = "Environments have existing instances of their own"
DEPENDS: Depends = (*DEPLOYMENTS, ("environments", ANY, "regions"), ("environments", ANY, "account"), ("home",))


def check(system: System) -> Iterator[Finding]:
    """Two environments of a service in one place, where the instances of one are among those of the other."""
    for one, other in combinations(deployments(system), 2):
        if one.service == other.service and _same_place(system, one, other) and _overlap(one, other):
            message = f"a release to {other.environment} would reach the instances of {one.environment}, or the reverse"
            got = ", ".join(f"{key}: {value}" for key, value in (other.deploy.tags or {}).items())
            fix = f"tell them apart by a tag: overrides: {{{other.environment}: {{tags: ...}}}}"
            yield Finding(CODE, other.at("tags"), message, got, fix=fix)


def _same_place(system: System, one: Deployment, other: Deployment) -> bool:
    here, there = (set(system.environments[each.environment].regions) for each in (one, other))
    return system.account_of(one.environment) == system.account_of(other.environment) and bool(here & there)


def _overlap(one: Deployment, other: Deployment) -> bool:
    here, there = (set((each.deploy.tags or {}).items()) for each in (one, other))
    return bool(here and there) and (here <= there or there <= here)
