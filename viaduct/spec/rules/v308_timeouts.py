"""An action, an approval among them, times out after 5 to 86400 minutes (60 days).

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

CODE = "V308"
TITLE = "Timeouts are 5 minutes to 60 days"
DEPENDS: Depends = DELIVERY
BOUNDS = 5, 86400
FIX = "write 5m to 60d"


def check(system: System) -> Iterator[Finding]:
    """Approvals, and other actions, that would time out too soon or too late."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The actions whose timeout is out of bounds."""
    for action in pipeline.actions:
        if action.timeout_minutes is not None:
            path = (*action.path, "timeout")
            yield from within(CODE, path, "the timeout does not fit, in minutes", action.timeout_minutes, BOUNDS, FIX)
