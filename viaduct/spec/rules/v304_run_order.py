"""The run order of an action is 1 to 999.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
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

CODE = "V304"
TITLE = "Run orders are 1 to 999"
DEPENDS: Depends = DELIVERY
OWN = True
BOUNDS = 1, 999


def check(system: System) -> Iterator[Finding]:
    """Services with an action out of order."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The actions whose run order is out of bounds."""
    for action in pipeline.actions:
        message = f"the run order of action {action.name!r} is out of bounds"
        yield from within(CODE, action.path, message, action.run_order, BOUNDS)
