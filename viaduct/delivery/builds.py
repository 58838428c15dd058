"""What is built, and out of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery.pipeline import Action
from viaduct.delivery.provider import Provider
from viaduct.delivery.variables import for_builds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.spec.model import System

BUILD = "Build"
BUILD_OUTPUT = "BuildOutput"


def build_of(system: System, service: str, inputs: Sequence[str]) -> Action:
    """The build, out of everything that the sources fetched."""
    # With several inputs AWS wants to know which one has the buildspec.
    primary = {"PrimarySource": inputs[0]} if len(inputs) > 1 else {}
    return Action(
        name=BUILD,
        provider=Provider.CODEBUILD,
        region=system.home.region,
        configuration={
            "ProjectName": names.build_project(system, service),
            **primary,
            **for_builds(system, service),
        },
        inputs=tuple(inputs),
        outputs=(BUILD_OUTPUT,),
        path=("services", service, "build"),
    )
