"""From the spec to a pipeline: Source, Build, then per environment an approval and its waves of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct import names
from viaduct.delivery.approvals import approval_of
from viaduct.delivery.builds import BUILD, build_of
from viaduct.delivery.deploys import deploy_to
from viaduct.delivery.extra_actions import BUILD_STAGE, Place, extra_actions
from viaduct.delivery.gates import EXECUTION_MODES, gated
from viaduct.delivery.pipeline import Pipeline, Stage
from viaduct.delivery.pull_requests import pull_requests_of
from viaduct.delivery.source import SOURCE, event_of, sources_of, trigger_of
from viaduct.delivery.variables import variables_of
from viaduct.spec.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.environments import Environment
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def pipeline_of(system: System, service: str) -> Pipeline:
    """The pipeline of one service. The connection's ARN, which AWS gives, is the one thing it lacks."""
    sources = sources_of(system, service)
    code = tuple(output for each in sources for output in each.outputs)
    stages = [Stage(SOURCE, sources), _build(system, service, code)]
    for name, environment in system.environments_of(service).items():
        stages.extend(_release_to(system, service, name, environment, code))
    return Pipeline(
        name=names.pipeline(system, service),
        region=system.home.region,
        stages=tuple(stages),
        trigger=trigger_of(system, service),
        path=("services", service),
        event=event_of(system, service),
        variables=variables_of(system, service),
        execution_mode=EXECUTION_MODES[system.services[service].execution_mode],
    )


def pipelines_of(system: System, service: str) -> tuple[Pipeline, ...]:
    """The pipeline of its releases, and the one of its pull requests where those are built."""
    others = pull_requests_of(system, service)
    return (pipeline_of(system, service), *((others,) if others else ()))


def _build(system: System, service: str, code: tuple[str, ...]) -> Stage:
    beside = Place(BUILD_STAGE, (system.home.region,), 1, code)
    return Stage(BUILD, (build_of(system, service, code), *extra_actions(system, service, beside)))


def _release_to(
    system: System, service: str, name: str, environment: Environment, code: tuple[str, ...]
) -> Iterator[Stage]:
    """The environment's waves, with the approvals before them and the gates around them."""
    waves = tuple(_waves(system, service, name, environment, code))
    for number, wave in enumerate(waves):
        approval = environment.approval
        if approval and approval.each == "wave":
            yield Stage(f"{wave.name}-approval", (approval_of(system, service, name, approval, wave),))
        elif approval and number == 0:
            yield Stage(f"{name}-approval", (approval_of(system, service, name, approval),))
        yield gated(system, service, name, wave, is_last=number == len(waves) - 1)


def _waves(system: System, service: str, name: str, environment: Environment, code: tuple[str, ...]) -> Iterator[Stage]:
    def wave(stage: str, *targets: Target) -> Stage:
        deploys = deploy_to(system, targets)
        after = max(action.run_order for action in deploys) + 1
        regions = tuple(at.region for at in targets)
        return Stage(stage, (*deploys, *extra_actions(system, service, Place(name, regions, after, code))))

    targets = [at for at in targets_of(system, service) if at.environment == name]
    match environment.rollout:
        case "all-at-once":
            yield wave(name, *targets)
        case "one-region-at-a-time":
            yield from (wave(f"{name}-{at.region}", at) for at in targets)
        case _:
            assert_never(environment.rollout)
