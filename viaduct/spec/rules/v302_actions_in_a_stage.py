"""A stage has 1 to 50 actions.

https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.finding import Finding
    from viaduct.spec.model import System

CODE = "V302"
TITLE = "A stage has 1 to 50 actions"
DEPENDS: Depends = DELIVERY
BOUNDS = 1, 50


def check(system: System) -> Iterator[Finding]:
    """Services with a stage that is empty or too full."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The stages whose number of actions is out of bounds."""
    fix = "spread the environment's regions over two environments"
    for stage in pipeline.stages:
        message = f"the actions of stage {stage.name!r} don't fit"
        yield from within(CODE, pipeline.path, message, len(stage.actions), BOUNDS, fix)
