"""A key of an action's configuration has at most 50 characters, its value at most 1000.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionDeclaration.html
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

CODE = "V309"
TITLE = "Action configuration fits: keys of 50, values of 1000 characters"
DEPENDS: Depends = DELIVERY
KEY, VALUE = 50, 1000


def check(system: System) -> Iterator[Finding]:
    """Services with an action that is configured with too much text."""
    return in_pipelines(system, problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The settings that are empty or too long."""
    for action in pipeline.actions:
        for key, value in action.configuration.items():
            if not 1 <= len(key) <= KEY:
                message = f"a key of action {action.name!r} does not fit: {key[:KEY]!r}"
                yield Finding(CODE, action.path, message, f"{len(key)} characters", f"1 to {KEY}")
            if len(value) > VALUE:
                message = f"{key} of action {action.name!r} does not fit"
                yield Finding(CODE, action.path, message, f"{len(value)} characters", f"at most {VALUE}")
