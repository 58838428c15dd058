"""A stage has 1 to 50 actions.

https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
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

CODE = "V302"
TITLE = "A stage has 1 to 50 actions"
DEPENDS: Depends = DELIVERY
LEAST, MOST = 1, 50


def check(system: System) -> Iterator[Finding]:
    """Services with a stage that is empty or too full."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The stages whose number of actions is out of bounds."""
    for stage in pipeline.stages:
        count = len(stage.actions)
        if not LEAST <= count <= MOST:
            message = f"the actions of stage {stage.name!r} don't fit"
            fix = "spread the environment's regions over two environments"
            yield Finding(CODE, pipeline.path, message, f"{count}", f"{LEAST} to {MOST}", fix)
