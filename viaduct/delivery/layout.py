"""From the spec to a pipeline: Source, Build, then per environment an approval and its waves of regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct import names
from viaduct.delivery.pipeline import Action, Pipeline, Stage
from viaduct.delivery.provider import Provider
from viaduct.delivery.source import SOURCE, event_of, sources_of, trigger_of
from viaduct.spec.model import Approval, CodeDeployTarget, Environment, SamTarget, System
from viaduct.spec.targets import Target
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BUILD = "Build"
BUILD_OUTPUT = "BuildOutput"


def pipeline_of(system: System, service: str) -> Pipeline:
    """The pipeline of one service. The connection's ARN, which AWS gives, is the one thing it lacks."""
    sources = sources_of(system, service)
    stages = [
        Stage(SOURCE, sources),
        Stage(BUILD, (_build(system, service, [output for each in sources for output in each.outputs]),)),
    ]
    for name, environment in system.environments_of(service).items():
        if environment.approval:
            stages.append(Stage(f"{name}-approval", (_approval(system, service, name, environment.approval),)))
        stages.extend(_waves(system, service, name, environment))
    return Pipeline(
        name=names.pipeline(system, service),
        region=system.home.region,
        stages=tuple(stages),
        trigger=trigger_of(system, service),
        path=("services", service),
        event=event_of(system, service),
    )


def _build(system: System, service: str, inputs: Sequence[str]) -> Action:
    # With several inputs AWS wants to know which one has the buildspec.
    primary = {"PrimarySource": inputs[0]} if len(inputs) > 1 else {}
    return Action(
        name=BUILD,
        provider=Provider.CODEBUILD,
        region=system.home.region,
        configuration={"ProjectName": names.build_project(system, service), **primary},
        inputs=tuple(inputs),
        outputs=(BUILD_OUTPUT,),
        path=("services", service, "build"),
    )


def _approval(system: System, service: str, environment: str, approval: Approval) -> Action:
    configuration = {"CustomData": f"Release {service} to {environment}?"}
    if approval.url:
        configuration["ExternalEntityLink"] = approval.url
    if approval.notify:
        topic = names.approval_topic(system, service, environment)
        configuration["NotificationArn"] = f"arn:aws:sns:{system.home.region}:{system.home.account}:{topic}"
    return Action(
        name="Approve",
        provider=Provider.APPROVAL,
        region=system.home.region,
        configuration=configuration,
        timeout_minutes=minutes(approval.timeout),
        path=("environments", environment, "approval"),
    )


def _waves(system: System, service: str, name: str, environment: Environment) -> Iterator[Stage]:
    deploys = [_deploy(system, Target(service, name, region)) for region in environment.regions]
    match environment.rollout:
        case "all-at-once":
            yield Stage(name, tuple(deploys))
        case "one-region-at-a-time":
            yield from (Stage(f"{name}-{action.region}", (action,)) for action in deploys)
        case _:
            assert_never(environment.rollout)


def _deploy(system: System, at: Target) -> Action:
    deploy = system.services[at.service].deploy
    match deploy:
        case CodeDeployTarget():
            return _codedeploy(system, at)
        case SamTarget():
            return _cloudformation(system, at)
        case _:
            assert_never(deploy)


def _codedeploy(system: System, at: Target) -> Action:
    return Action(
        name=f"Deploy-{at.region}",
        provider=Provider.CODEDEPLOY,
        region=at.region,
        configuration={
            "ApplicationName": names.codedeploy_application(system, at),
            "DeploymentGroupName": names.target(system, at),
        },
        inputs=(BUILD_OUTPUT,),
        path=("services", at.service, "deploy"),
    )


def _cloudformation(system: System, at: Target) -> Action:
    return Action(
        name=f"Deploy-{at.region}",
        provider=Provider.CLOUDFORMATION,
        region=at.region,
        configuration={
            "ActionMode": "CREATE_UPDATE",
            "StackName": names.target(system, at),
            "TemplatePath": f"{BUILD_OUTPUT}::packaged-{at.region}.yaml",
            "RoleArn": names.role_arn(system, names.deploy_role(system, at)),
            "Capabilities": "CAPABILITY_IAM,CAPABILITY_AUTO_EXPAND",
        },
        inputs=(BUILD_OUTPUT,),
        path=("services", at.service, "deploy"),
    )
