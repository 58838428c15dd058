"""What every action that deploys to a target has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.builds import BUILD_OUTPUT
from viaduct.delivery.pipeline import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.delivery.provider import Provider
    from viaduct.spec.targets import Target


def target_action(
    at: Target,
    provider: Provider,
    configuration: Mapping[str, str],
    *,
    step: str = "Deploy",
    inputs: tuple[str, ...] = (BUILD_OUTPUT,),
) -> Action:
    """The action ``<step>-<region>`` of a target; it takes the build unless ``inputs`` say otherwise."""
    return Action(
        name=f"{step}-{at.region}",
        provider=provider,
        region=at.region,
        configuration=configuration,
        inputs=inputs,
        path=("services", at.service, "deploy"),
    )
