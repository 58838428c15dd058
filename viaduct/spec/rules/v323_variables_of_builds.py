"""Builds get the pipeline's variables under their own names, which hide what a project sets under the same ones.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding
from viaduct.spec.rules.v702_reserved_variables import PREFIX, RESERVED, set_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V323"
TITLE = "A pipeline variable is no build variable as well"


def check(system: System) -> Iterator[Finding]:
    """Variables that a build has already: from the spec, from CodeBuild, or from Viaduct."""
    for name, service in system.services.items():
        builds = [build for _, owner, build in every_build(system) if owner == name]
        taken = RESERVED.union(*({*b.environment, *b.secrets, *set_for(b, service.deploy)} for b in builds))
        for variable in service.variables:
            if variable in taken or variable.startswith(PREFIX):
                path = ("services", name, "variables", variable)
                yield Finding(CODE, path, "a build has this variable already", variable, fix="rename it", at_key=True)
