"""What else a stage runs: builds such as lint and tests, and functions that check."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from viaduct import names
from viaduct.delivery.builds import BUILD_OUTPUT, primary
from viaduct.delivery.pipeline import Action
from viaduct.delivery.provider import Provider
from viaduct.delivery.variables import for_builds
from viaduct.spec.builds import BuildAction, LambdaAction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System

BUILD_STAGE = "build"


@dataclass(frozen=True)
class Place:
    """Where extra actions run: a ``stage`` as the spec names it, the regions it is about, and what went before.

    ``run_order`` is that of actions which say none; ``sources`` are the artifacts of the service's code.
    """

    stage: str
    regions: tuple[str, ...]
    run_order: int
    sources: tuple[str, ...]


def extra_actions(system: System, service: str, place: Place) -> tuple[Action, ...]:
    """The service's own actions for a stage, by name."""
    return tuple(_extra_actions(system, service, place))


def _extra_actions(system: System, service: str, place: Place) -> Iterator[Action]:
    for name, settings in sorted(system.services[service].actions.items()):
        if settings.stage == place.stage:
            match settings:
                case BuildAction():
                    yield _build(system, service, name, settings, place)
                case LambdaAction():
                    yield from _invocations(service, name, settings, place)
                case _:
                    assert_never(settings)


def _build(system: System, service: str, name: str, settings: BuildAction, place: Place) -> Action:
    inputs = place.sources if settings.input == "source" else (BUILD_OUTPUT,)
    project = names.build_project(system, service, name)
    return Action(
        name=name,
        provider=Provider.CODEBUILD,
        region=system.home.region,
        configuration={"ProjectName": project, **primary(inputs), **for_builds(system, service, _told(place))},
        inputs=inputs,
        run_order=settings.run_order or place.run_order,
        path=("services", service, "actions", name),
    )


def _told(place: Place) -> dict[str, str]:
    """Where the release has just been deployed to; the spec's rules keep these names free (V323, V702)."""
    return {} if place.stage == BUILD_STAGE else {"ENVIRONMENT": place.stage, "REGIONS": " ".join(place.regions)}


def _invocations(service: str, name: str, settings: LambdaAction, place: Place) -> Iterator[Action]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html."""
    parameters = json.dumps(settings.parameters, separators=(",", ":"))
    for region in place.regions:
        yield Action(
            name=f"{name}-{region}",
            provider=Provider.LAMBDA,
            region=region,
            configuration={"FunctionName": settings.function}
            | ({"UserParameters": parameters} if settings.parameters else {}),
            run_order=settings.run_order or place.run_order,
            path=("services", service, "actions", name),
        )
