"""A trigger gives variables no values: one without a default keeps every push from starting the pipeline.

https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V322"
TITLE = "A pipeline variable has a default"


def check(system: System) -> Iterator[Finding]:
    """Variables without one; each pipeline is started by pushes."""
    for name, service in system.services.items():
        for variable, settings in service.variables.items():
            if settings.default is None:
                path = ("services", name, "variables", variable)
                message = "without a default no push can start the pipeline"
                yield Finding(CODE, path, message, fix="add 'default: ...'", at_key=True)
