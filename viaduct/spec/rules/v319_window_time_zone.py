"""A deployment window's time zone exists.

AWS looks at the form of the name only.
https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean
from viaduct.spec.time_zones import TIME_ZONES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V319"
TITLE = "A deployment window's time zone exists"


def check(system: System) -> Iterator[Finding]:
    """Environments whose window is in a time zone that nobody knows."""
    for name, environment in system.environments.items():
        window = environment.before_entry.window if environment.before_entry else None
        if window and "/" in window.timezone and window.timezone not in TIME_ZONES:
            path = ("environments", name, "before_entry", "window", "timezone")
            fix = did_you_mean(window.timezone, TIME_ZONES)
            yield Finding(CODE, path, "there is no such time zone", window.timezone, "as the tz database has it", fix)
