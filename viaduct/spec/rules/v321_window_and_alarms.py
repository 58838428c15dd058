"""A release that waits for its window has passed the alarms by then: AWS does not look at them again.

An alarm that goes off in the meantime does not keep the release out.
https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Severity
    from viaduct.spec.model import System

CODE = "V321"
TITLE = "Alarms are not checked again when the window opens"
SEVERITY: Severity = "warning"


def check(system: System) -> Iterator[Finding]:
    """Environments whose entry has both alarms and a window."""
    for name, environment in system.environments.items():
        gate = environment.before_entry
        if gate and gate.alarms and gate.window:
            message = "AWS does not look at these alarms again when the window opens"
            fix = "watch them in on_success as well"
            path = ("environments", name, "before_entry", "alarms")
            yield Finding(CODE, path, message, fix=fix, severity=SEVERITY, at_key=True)
