"""AWS rolls no stage back in a pipeline whose executions run in parallel: none of them is the last one.

https://docs.aws.amazon.com/codepipeline/latest/userguide/execution-modes.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import ANY, DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline, Stage
    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V316"
TITLE = "What runs in parallel isn't rolled back"
GATES = ("on_success", "on_failure")
DEPENDS: Depends = (
    *DELIVERY,
    *(("environments", ANY, gate) for gate in GATES),
    *(("environments", ANY, gate, key) for gate in GATES for key in ("result", "retry")),
)


def check(system: System) -> Iterator[Finding]:
    """Services that run in parallel into an environment that rolls back."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """A pipeline in parallel, if one of its stages rolls back."""
    if pipeline.execution_mode != "PARALLEL":
        return
    for stage in pipeline.stages:
        for where in _rollbacks(stage):
            message = f"{'.'.join(map(str, where))} rolls back, which AWS does not in this mode"
            fix = "release in the mode queued, or do without the rollback"
            yield Finding(CODE, (*pipeline.path, "execution_mode"), message, "parallel", "superseded, queued", fix)


def _rollbacks(stage: Stage) -> Iterator[Path]:
    for each in (stage.on_success, stage.on_failure):
        if each and each.result == "ROLLBACK":
            yield each.path
