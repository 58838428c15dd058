"""A trigger belongs to a source action of the same pipeline that comes through a connection.

https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html
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

CODE = "V604"
TITLE = "A trigger has a source through a connection"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services whose trigger hangs in the air."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """A trigger without its source."""
    trigger = pipeline.trigger
    if trigger is None:
        return
    sources = sorted(action.name for action in pipeline.actions if action.provider is Provider.CONNECTION)
    if trigger.source_action not in sources:
        message = "the trigger names no source action that comes through a connection"
        yield Finding(CODE, pipeline.path, message, trigger.source_action, ", ".join(sources))
