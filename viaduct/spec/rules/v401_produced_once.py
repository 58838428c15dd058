"""An artifact is the output of one action: of two, nobody could tell which one is deployed.

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

CODE = "V401"
TITLE = "An artifact is produced once"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services whose pipeline produces an artifact twice."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The outputs that an earlier action has produced already."""
    producers: dict[str, str] = {}
    for stage in pipeline.stages:
        for action in stage.actions:
            for artifact in action.outputs:
                name = f"{stage.name}/{action.name}"
                first = producers.setdefault(artifact, name)
                if first != name:
                    yield Finding(CODE, action.path, f"{name} produces what {first} has produced", artifact)
