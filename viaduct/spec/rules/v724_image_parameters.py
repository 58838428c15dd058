"""The name of the image that a build pushed reaches CloudFormation through a parameter file, and no other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import SAME, Depends
from viaduct.spec.rules.given import cloudformation_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

CODE = "V724"
TITLE = "An image needs parameters to be named in"
DEPENDS: Depends = (("services", SAME, "deploy", "parameters"),)


def check(system: System) -> Iterator[Finding]:
    """Services whose template would never learn which image to run."""
    for name, deploy in cloudformation_targets(system):
        if deploy.image and deploy.parameters is None:
            path = ("services", name, "deploy", "image")
            fix = "add 'parameters: \"parameters/{environment}.params.json\"'"
            message = "nothing tells the template which image it is"
            yield Finding(CODE, path, message, "no parameters", fix=fix, at_key=True)
