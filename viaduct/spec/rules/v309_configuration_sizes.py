"""A key of an action's configuration has at most 50 characters, its value at most 1000.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.finding import Finding
    from viaduct.spec.model import System

CODE = "V309"
TITLE = "Action configuration fits: keys of 50, values of 1000 characters"
DEPENDS: Depends = DELIVERY
KEY, VALUE = (1, 50), (0, 1000)


def check(system: System) -> Iterator[Finding]:
    """Services with an action that is configured with too much text."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The settings that are empty or too long."""
    for action in pipeline.actions:
        for key, value in action.configuration.items():
            about = f"action {action.name!r} does not fit"
            yield from within(CODE, action.path, f"the length of key {key[:50]!r} of {about}", len(key), KEY)
            yield from within(CODE, action.path, f"the length of {key} of {about}", len(value), VALUE)
