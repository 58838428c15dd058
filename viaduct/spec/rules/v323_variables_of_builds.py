"""The build gets the pipeline's variables under their own names, which hide what the project sets under the same ones.

https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.deploys import SamTarget
from viaduct.spec.finding import Finding
from viaduct.spec.rules.v702_reserved_variables import FOR_PACKAGING, PREFIX, RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V323"
TITLE = "A pipeline variable is no build variable as well"


def check(system: System) -> Iterator[Finding]:
    """Variables that the build has already: from the spec, from CodeBuild, or from Viaduct."""
    for name, service in system.services.items():
        taken = {*service.build.environment, *service.build.secrets, *RESERVED}
        if isinstance(service.deploy, SamTarget):
            taken |= FOR_PACKAGING
        for variable in service.variables:
            if variable in taken or variable.startswith(PREFIX):
                path = ("services", name, "variables", variable)
                yield Finding(CODE, path, "the build has this variable already", variable, fix="rename it", at_key=True)
