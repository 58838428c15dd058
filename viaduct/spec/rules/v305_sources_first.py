"""The first stage holds all source actions and nothing else.

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

CODE = "V305"
TITLE = "Sources are in the first stage, alone"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services with a source, or something else, out of place."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """Sources in a later stage, and other actions in the first."""
    for index, stage in enumerate(pipeline.stages):
        for action in stage.actions:
            is_source = action.provider.facts.category == "Source"
            if is_source != (index == 0):
                what = "source" if is_source else "action"
                where = "after the first stage" if is_source else "in the first stage"
                yield Finding(CODE, action.path, f"the {what} {action.name!r} is {where}, {stage.name!r}")
