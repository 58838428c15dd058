"""What CodeDeploy releases land on, by what the spec says of a target."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from modules.codedeploy_target import (
    ArtifactStore,
    BlueGreen,
    CodeDeployNames,
    CodeDeployTarget,
    FleetInputs,
    MinimumHealthy,
    Network,
    TaggedNames,
    TaggedTarget,
)
from stacks.literal import literal
from viaduct import names
from viaduct.spec.configurations import Healthy
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from stacks.aws_stack import AwsStack
    from viaduct.spec import System, deploys
    from viaduct.spec.targets import Target


def codedeploy_target(stack: AwsStack, at: Target, deploy: deploys.CodeDeployTarget) -> None:
    """Add the target to ``stack``: instances that exist already, by their tags, or a fleet."""
    if deploy.tags:
        _tagged(stack, at, deploy)
    else:
        _fleet(stack, at, deploy)


def _tagged(stack: AwsStack, at: Target, deploy: deploys.CodeDeployTarget) -> None:
    system = stack.system
    TaggedTarget(
        stack,
        "target",
        names=TaggedNames(
            target=names.target(system, at),
            application=names.codedeploy_application(system, at),
            deploy_role=names.deploy_role(system, at),
            instance_policy=names.instance_role(system, at),
        ),
        account=stack.account,
        region=stack.region,
        tags={literal(key): literal(value) for key, value in (deploy.tags or {}).items()},
        configuration=_configuration(system, at, deploy),
        store=_store(system, at),
    )


def _fleet(stack: AwsStack, at: Target, deploy: deploys.CodeDeployTarget) -> None:
    system = stack.system
    CodeDeployTarget(
        stack,
        "target",
        names=CodeDeployNames(
            target=names.target(system, at),
            target_group=names.target_group(system, at, deploy.port),
            application=names.codedeploy_application(system, at),
            deploy_role=names.deploy_role(system, at),
            instance_role=names.instance_role(system, at),
        ),
        account=stack.account,
        region=stack.region,
        health_check=literal(deploy.health_check),
        fleet=FleetInputs(
            instance_type=deploy.instance_type,
            port=deploy.port,
            packages=deploy.packages,
            min_size=deploy.capacity.min,
            max_size=deploy.capacity.max,
            store=_store(system, at),
            tags=stack.default_tags,
        ),
        configuration=_configuration(system, at, deploy),
        blue_green=_blue_green(deploy.blue_green) if deploy.strategy == "blue-green" else None,
        network=_given_network(system, at),
        certificate_arn=system.environments[at.environment].certificates.get(at.region),
    )


def _configuration(system: System, at: Target, deploy: deploys.CodeDeployTarget) -> str | MinimumHealthy:
    """https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html."""
    match deploy.configuration:
        case "one-at-a-time":
            return "CodeDeployDefault.OneAtATime"
        case "half-at-a-time":
            return "CodeDeployDefault.HalfAtATime"
        case "all-at-once":
            return "CodeDeployDefault.AllAtOnce"
        case Healthy() as healthy:
            name = names.deployment_config(system, at, healthy)
            return MinimumHealthy(name, "FLEET_PERCENT" if healthy.unit == "percent" else "HOST_COUNT", healthy.value)
        case _:
            assert_never(deploy.configuration)


def _blue_green(waits: deploys.BlueGreen) -> BlueGreen:
    return BlueGreen(minutes(waits.termination_wait), minutes(waits.traffic_wait) if waits.traffic_wait else None)


def _store(system: System, at: Target) -> ArtifactStore:
    bucket = names.artifact_bucket(system, at.region)
    return ArtifactStore(bucket, system.home.account, names.artifact_key_alias(system))


def _given_network(system: System, at: Target) -> Network | None:
    given = system.environments[at.environment].network.get(at.region)
    return Network(given.vpc, given.subnets, given.load_balancer_subnets or given.subnets) if given else None
