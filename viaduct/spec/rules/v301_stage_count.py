"""A pipeline has 2 to 50 stages; each environment, each approval and each wave of regions takes one.

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

CODE = "V301"
TITLE = "A pipeline has 2 to 50 stages"
DEPENDS: Depends = DELIVERY
BOUNDS = 2, 50


def check(system: System) -> Iterator[Finding]:
    """Services whose pipelines are too short or too long."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The pipeline, if its number of stages is out of bounds."""
    fix = "deliver the service to fewer environments, or roll out all regions of one at once"
    return within(CODE, pipeline.path, "the pipeline's stages don't fit", len(pipeline.stages), BOUNDS, fix)
