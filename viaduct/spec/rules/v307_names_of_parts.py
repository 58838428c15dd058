"""Stages and actions are named with 1 to 100 letters, digits and ``. @ _ -``.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageDeclaration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.finding import Finding
    from viaduct.spec.model import System

CODE = "V307"
TITLE = "Stages and actions have names that CodePipeline takes"
DEPENDS: Depends = DELIVERY
PATTERN = r"[A-Za-z0-9.@_-]{1,100}"


def check(system: System) -> Iterator[Finding]:
    """Services whose stages or actions are named otherwise."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The stages and actions whose names don't match."""
    for stage in pipeline.stages:
        yield from named(CODE, pipeline.path, "stage", stage.name, PATTERN)
    for action in pipeline.actions:
        yield from named(CODE, action.path, "action", action.name, PATTERN)
