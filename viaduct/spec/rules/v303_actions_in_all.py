"""A pipeline has at most 1000 actions; from 500 on it needs a quota that AWS raises on request.

https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding, Severity
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.model import System

CODE = "V303"
TITLE = "A pipeline has at most 1000 actions, and more than 500 are a warning"
DEPENDS: Depends = DELIVERY
SAFE, MOST = 500, 1000


def check(system: System) -> Iterator[Finding]:
    """Services with too many targets."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The pipeline, if it has more actions than is safe."""
    count = sum(1 for _ in pipeline.actions)
    if count > SAFE:
        severity: Severity = "error" if count > MOST else "warning"
        fix = "deliver the service to fewer environments or regions"
        message = "the pipeline has too many actions" if count > MOST else "the pipeline needs a raised quota"
        yield Finding(CODE, pipeline.path, message, f"{count}", f"at most {MOST}", fix, severity=severity)
