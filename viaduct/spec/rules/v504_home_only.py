"""Sources, approvals and the pipeline's own builds run in the pipeline's region.

https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.model import System

CODE = "V504"
TITLE = "Sources, builds and approvals stay at home"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services with an action that is away from home and must not be."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The home-only actions in another region than the pipeline's."""
    for action in pipeline.actions:
        if action.provider.facts.home_only and action.region != pipeline.region:
            message = f"the {action.provider.facts.category.lower()} action {action.name!r} can't leave home"
            yield Finding(CODE, action.path, message, action.region, pipeline.region)
