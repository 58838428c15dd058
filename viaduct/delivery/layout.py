"""From the spec to a pipeline: Source, Build, then per environment an approval and its waves of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct import names
from viaduct.delivery.approvals import approval_of
from viaduct.delivery.builds import BUILD, build_of
from viaduct.delivery.deploys import deploy_to
from viaduct.delivery.pipeline import Pipeline, Stage
from viaduct.delivery.source import SOURCE, event_of, sources_of, trigger_of
from viaduct.spec.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.environments import Environment
    from viaduct.spec.model import System


def pipeline_of(system: System, service: str) -> Pipeline:
    """The pipeline of one service. The connection's ARN, which AWS gives, is the one thing it lacks."""
    sources = sources_of(system, service)
    stages = [
        Stage(SOURCE, sources),
        Stage(BUILD, (build_of(system, service, [output for each in sources for output in each.outputs]),)),
    ]
    for name, environment in system.environments_of(service).items():
        if environment.approval:
            stages.append(Stage(f"{name}-approval", (approval_of(system, service, name, environment.approval),)))
        stages.extend(_waves(system, service, name, environment))
    return Pipeline(
        name=names.pipeline(system, service),
        region=system.home.region,
        stages=tuple(stages),
        trigger=trigger_of(system, service),
        path=("services", service),
        event=event_of(system, service),
    )


def _waves(system: System, service: str, name: str, environment: Environment) -> Iterator[Stage]:
    deploys = [deploy_to(system, Target(service, name, region)) for region in environment.regions]
    match environment.rollout:
        case "all-at-once":
            yield Stage(name, tuple(deploys))
        case "one-region-at-a-time":
            yield from (Stage(f"{name}-{action.region}", (action,)) for action in deploys)
        case _:
            assert_never(environment.rollout)
