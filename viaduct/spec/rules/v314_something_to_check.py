"""A condition has at least one rule. Viaduct makes an alarm for each fleet; other targets have none of their own.

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

CODE = "V314"
TITLE = "A gate has something to check"
DEPENDS: Depends = DELIVERY
FIXES = {"before_entry": "add alarms or a window"}


def check(system: System) -> Iterator[Finding]:
    """Gates that name no alarm, where the target has none of its own."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The conditions without a rule."""
    for stage in pipeline.stages:
        for condition in stage.conditions:
            if not condition.rules:
                message = f"the stage {stage.name!r} of {pipeline.name!r} has nothing to check here"
                fix = FIXES.get(str(condition.path[-1]), "add the name of an alarm: alarms: [...]")
                yield Finding(CODE, condition.path, message, fix=fix, at_key=True)
