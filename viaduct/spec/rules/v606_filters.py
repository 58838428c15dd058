"""A trigger has at most 3 filters of a kind. One has tags or branches, not both, and paths only beside branches.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitConfiguration.html
https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline, Push
    from viaduct.spec.model import System

CODE = "V606"
TITLE = "A trigger's filters are ones that AWS takes"
DEPENDS: Depends = DELIVERY
OWN = True
MOST = 3


def check(system: System) -> Iterator[Finding]:
    """Services whose trigger AWS would refuse."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """Too many filters, or one that mixes what AWS keeps apart."""
    if not pipeline.trigger:
        return
    pushes, requests = pipeline.trigger.pushes, pipeline.trigger.pull_requests
    count = max(len(pushes), len(requests))
    if count > MOST:
        yield Finding(CODE, pipeline.path, "the trigger has too many filters", f"{count}", f"at most {MOST}")
    for problem in filter(None, map(_problem, pushes)):
        yield Finding(CODE, pipeline.path, problem)
    if not all(request.branches and request.events for request in requests):
        yield Finding(CODE, pipeline.path, "a filter of pull requests names no branches, or no events")


def _problem(push: Push) -> str:
    if push.tags and (push.branches or push.paths):
        return "a filter mixes tags with branches or paths"
    if not push.tags and not push.branches:
        return "a filter names neither branches nor tags"
    return ""
