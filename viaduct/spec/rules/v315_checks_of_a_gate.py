"""A condition has at most 5 rules; each alarm takes one in every region of the wave, a window takes one.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_Condition.html
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

CODE = "V315"
TITLE = "A gate has at most 5 checks"
DEPENDS: Depends = DELIVERY
MOST = 5


def check(system: System) -> Iterator[Finding]:
    """Gates with too many alarms, or alarms in too many regions."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The conditions with too many rules."""
    for stage in pipeline.stages:
        for condition in stage.conditions:
            count = len(condition.rules)
            if count > MOST:
                message = f"the stage {stage.name!r} of {pipeline.name!r} has too many checks"
                fix = "release one region at a time, or name fewer alarms"
                yield Finding(CODE, condition.path, message, f"{count}", f"at most {MOST}", fix, at_key=True)
