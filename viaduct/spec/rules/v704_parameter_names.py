"""A parameter whose name has a slash in it starts with one.

https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V704"
TITLE = "Parameters of a hierarchy start with a slash"


def check(system: System) -> Iterator[Finding]:
    """A secret ``ssm:a/b`` that can only mean ``ssm:/a/b``."""
    for at, _, build in every_build(system):
        for variable, reference in build.secrets.items():
            store, _, parameter = reference.partition(":")
            if store == "ssm" and "/" in parameter and not parameter.startswith("/"):
                path = (*at, "secrets", variable)
                allowed = "ssm:/path/of/parameter, ssm:parameter"
                yield Finding(
                    CODE, path, "no parameter can have this name", reference, allowed, f"write ssm:/{parameter}"
                )
