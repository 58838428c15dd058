"""A deployment window is a cron expression of six or seven fields; the one with five of other tools has no seconds.

AWS takes a wrong one, and the window never opens.
https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.cron import problem_of
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V318"
TITLE = "A deployment window can open"


def check(system: System) -> Iterator[Finding]:
    """Environments whose window has an expression that AWS can't read."""
    for name, environment in system.environments.items():
        window = environment.before_entry.window if environment.before_entry else None
        problem = problem_of(window.cron) if window else None
        if window and problem:
            fields = len(window.cron.split())
            fix = f'put the seconds first: "* {window.cron}"' if fields == 5 else ""
            path = ("environments", name, "before_entry", "window", "cron")
            yield Finding(CODE, path, problem.message, problem.got, problem.allowed, fix)
