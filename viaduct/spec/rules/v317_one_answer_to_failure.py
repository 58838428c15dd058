"""A failed stage is rolled back or tried again, not both.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_FailureConditions.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V317"
TITLE = "A failure has one answer"


def check(system: System) -> Iterator[Finding]:
    """Environments whose ``on_failure`` says two things, or nothing."""
    for name, environment in system.environments.items():
        answer = environment.on_failure
        if answer and (answer.result is None) == (answer.retry is None):
            message = "this says both a result and a retry" if answer.result else "this says what to do in no way"
            allowed = "result: rollback, or retry: failed-actions, or retry: all-actions"
            yield Finding(CODE, ("environments", name, "on_failure"), message, allowed=allowed, at_key=True)
