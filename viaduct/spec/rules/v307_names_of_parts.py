"""Stages and actions are named with 1 to 100 letters, digits and ``. @ _ -``.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageDeclaration.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
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
    stages = [("stage", stage.name, pipeline.path) for stage in pipeline.stages]
    actions = [("action", action.name, action.path) for action in pipeline.actions]
    for what, name, path in stages + actions:
        if not re.fullmatch(PATTERN, name):
            yield Finding(CODE, path, f"CodePipeline takes no {what} of this name", name, PATTERN)
