"""Each provider takes and gives a certain number of artifacts.

https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html
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

CODE = "V403"
TITLE = "Actions take and give as many artifacts as their provider says"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services with an action of too few or too many artifacts."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The actions whose number of inputs or outputs is out of their provider's bounds."""
    for action in pipeline.actions:
        facts = action.provider.facts
        sides = ("input", action.inputs, facts.inputs), ("output", action.outputs, facts.outputs)
        for side, artifacts, (least, most) in sides:
            if not least <= len(artifacts) <= most:
                message = f"{action.provider.called} can't have these {side} artifacts in action {action.name!r}"
                yield Finding(CODE, action.path, message, f"{len(artifacts)}", f"{least} to {most}")
