"""Artifacts are named with 1 to 100 letters, digits, ``_`` and ``-``.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_OutputArtifact.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.finding import Finding
    from viaduct.spec.model import System

CODE = "V404"
TITLE = "Artifacts have names that CodePipeline takes"
DEPENDS: Depends = DELIVERY
OWN = True
PATTERN = r"[A-Za-z0-9_-]{1,100}"


def check(system: System) -> Iterator[Finding]:
    """Services whose artifacts are named otherwise."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The outputs whose names don't match; inputs are outputs of another."""
    for action in pipeline.actions:
        for artifact in action.outputs:
            yield from named(CODE, action.path, "artifact", artifact, PATTERN)
