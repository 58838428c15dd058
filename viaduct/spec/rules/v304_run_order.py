"""The run order of an action is 1 to 999.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
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

CODE = "V304"
TITLE = "Run orders are 1 to 999"
DEPENDS: Depends = DELIVERY
OWN = True
LEAST, MOST = 1, 999


def check(system: System) -> Iterator[Finding]:
    """Services with an action out of order."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The actions whose run order is out of bounds."""
    for action in pipeline.actions:
        if not LEAST <= action.run_order <= MOST:
            message = f"the run order of action {action.name!r} is out of bounds"
            yield Finding(CODE, action.path, message, f"{action.run_order}", f"{LEAST} to {MOST}")
