"""What stands twice in a list is a slip: a region would be deployed to twice, a person told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding
from viaduct.spec.targets import review_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V103"
TITLE = "Nothing stands twice in a list"


def check(system: System) -> Iterator[Finding]:
    """The second and every later one of equal values in one list."""
    for path, values in _lists(system):
        for index, value in enumerate(values):
            first = values.index(value)
            if first < index:
                yield Finding(CODE, (*path, index), f"the list has it already, at [{first}]", value, fix="remove it")


def _lists(system: System) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if system.alerts:
        yield ("alerts", "email"), system.alerts.email
        yield ("alerts", "https"), system.alerts.https
        yield ("alerts", "sqs"), system.alerts.sqs
    for name, environment in system.environments.items():
        at = ("environments", name)
        yield (*at, "regions"), environment.regions
        if environment.approval:
            yield (*at, "approval", "notify"), environment.approval.notify
        for gate in ("bake", "before_entry", "on_success"):
            yield (*at, gate, "alarms"), getattr(getattr(environment, gate), "alarms", ())
        for region, network in environment.network.items():
            yield (*at, "network", region, "subnets"), network.subnets
            yield (*at, "network", region, "load_balancer_subnets"), network.load_balancer_subnets or ()
    yield from _build_lists(system)
    for name, service in system.services.items():
        at = ("services", name)
        yield (*at, "environments"), service.environments or ()
        yield (*at, "source", "paths"), system.paths(name)
        yield (*at, "source", "tags"), getattr(service.source, "tags", ())
        requests = getattr(service.source, "pull_requests", None)
        yield (*at, "source", "pull_requests", "branches"), getattr(requests, "branches", None) or ()
        yield (*at, "source", "pull_requests", "events"), getattr(requests, "events", ())
        yield (*at, "deploy", "packages"), getattr(service.deploy, "packages", ())
        yield (*at, "deploy", "capabilities"), getattr(service.deploy, "capabilities", ())
        review = review_of(system, name)
        yield (*at, "deploy", "change_set", "approval", "notify"), review.notify if review else ()


def _build_lists(system: System) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for path, _, build in every_build(system):
        if build.network:
            yield (*path, "network", "subnets"), build.network.subnets
            yield (*path, "network", "security_groups"), build.network.security_groups
