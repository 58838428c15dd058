"""What an action takes must have been made: in an earlier stage, or in its own at a lower run order.

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

CODE = "V402"
TITLE = "An artifact is produced before it is consumed"
DEPENDS: Depends = DELIVERY

Moment = tuple[int, int]


def check(system: System) -> Iterator[Finding]:
    """Services whose pipeline consumes what is not there yet."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The inputs that no action has produced by then; stages come before run orders."""
    produced = _produced(pipeline)
    for index, stage in enumerate(pipeline.stages):
        for action in stage.actions:
            now = (index, action.run_order)
            ready = sorted(artifact for artifact, moment in produced.items() if moment < now)
            for artifact in action.inputs:
                if artifact not in ready:
                    message = f"{stage.name}/{action.name} takes an artifact that is not produced earlier"
                    fix = "let it run in a later stage, or at a higher run_order"
                    yield Finding(
                        CODE, action.path, message, artifact, ", ".join(ready) or "none yet", fix, at_key=True
                    )


def _produced(pipeline: Pipeline) -> dict[str, Moment]:
    produced: dict[str, Moment] = {}
    for index, stage in enumerate(pipeline.stages):
        for action in stage.actions:
            for artifact in action.outputs:
                moment = (index, action.run_order)
                produced[artifact] = min(moment, produced.get(artifact, moment))
    return produced
