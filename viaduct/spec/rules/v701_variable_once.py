"""A variable that is both plain and a secret has two values, and CodeBuild refuses two variables of one name.

https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V701"
TITLE = "A build variable is plain or secret, not both"


def check(system: System) -> Iterator[Finding]:
    """A name that stands in ``environment`` and in ``secrets`` of one build."""
    for path, _, build in every_build(system):
        for variable in build.environment:
            if variable in build.secrets:
                at = (*path, "environment", variable)
                yield Finding(CODE, at, "it is among the secrets as well", variable, fix="remove one of the two")
