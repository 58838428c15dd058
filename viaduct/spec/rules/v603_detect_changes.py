"""A source must say ``DetectChanges``: left out, AWS adds a default trigger that Terraform can't remove.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.provider import Provider
from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.model import System

CODE = "V603"
TITLE = "Sources say DetectChanges"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services with a source that leaves it to AWS."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The sources without an explicit DetectChanges."""
    for action in pipeline.actions:
        if action.provider is Provider.CONNECTION and action.configuration.get("DetectChanges") not in {
            "true",
            "false",
        }:
            message = f"the source {action.name!r} leaves DetectChanges to AWS"
            got = action.configuration.get("DetectChanges", "")
            yield Finding(CODE, action.path, message, got, "true, false")
