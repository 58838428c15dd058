"""A condition is watched for at most 60 days, the longest that AWS lets a rule of it run.

https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RuleDeclaration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V313"
TITLE = "Waves are watched for 60 days at most"
MOST = 60 * 24 * 60


def check(system: System) -> Iterator[Finding]:
    """Bakes and success conditions that take longer."""
    for path, time in _times(system):
        if minutes(time) > MOST:
            yield Finding(CODE, path, "a wave can't be watched for so long", time, "at most 60d")


def _times(system: System) -> Iterator[tuple[Path, str]]:
    for name, environment in system.environments.items():
        if environment.bake:
            yield ("environments", name, "bake", "time"), environment.bake.time
        if environment.on_success:
            yield ("environments", name, "on_success", "wait"), environment.on_success.wait
