"""A build times out after 5 minutes to 36 hours, and waits for a machine 5 minutes to 8 hours.

https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V708"
TITLE = "Builds have timeouts that CodeBuild takes"
LEAST, MOST, MOST_QUEUED = "5m", "36h", "8h"


def check(system: System) -> Iterator[Finding]:
    """Builds that would time out too soon or too late."""
    for path, _, build in every_build(system):
        for key, value, most in (("timeout", build.timeout, MOST), ("queue_timeout", build.queue_timeout, MOST_QUEUED)):
            if not minutes(LEAST) <= minutes(value) <= minutes(most):
                yield Finding(CODE, (*path, key), "the timeout is out of bounds", value, f"{LEAST} to {most}")
