"""A source must say who looks for changes: left out, AWS adds a trigger that Terraform can't remove, or polls.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
https://docs.aws.amazon.com/codepipeline/latest/userguide/update-change-detection.html
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
TITLE = "Sources say who looks for changes"
DEPENDS: Depends = DELIVERY
OWN = True
SAID: dict[Provider, tuple[str, tuple[str, ...]]] = {
    Provider.CONNECTION: ("DetectChanges", ("true", "false")),
    Provider.CODECOMMIT: ("PollForSourceChanges", ("false",)),
    Provider.S3_SOURCE: ("PollForSourceChanges", ("false",)),
}


def check(system: System) -> Iterator[Finding]:
    """Services with a source that leaves it to AWS."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The sources that leave it to AWS, or that poll."""
    for action in pipeline.actions:
        key, allowed = SAID.get(action.provider, ("", ()))
        got = action.configuration.get(key, "")
        if key and got not in allowed:
            message = f"the source {action.name!r} leaves {key} to AWS"
            yield Finding(CODE, action.path, message, got, ", ".join(allowed))
