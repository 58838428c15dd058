"""How a release gets to a target, by the kind of the target."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from viaduct import arns, names
from viaduct.delivery.builds import BUILD_OUTPUT
from viaduct.delivery.cloudformation import update_stack
from viaduct.delivery.pipeline import Action
from viaduct.delivery.provider import Provider
from viaduct.spec.deploys import CodeDeployTarget, SamTarget
from viaduct.spec.sites import SiteTarget
from viaduct.spec.targets import deploy_at, is_elsewhere
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def deploy_to(system: System, at: Target) -> Action:
    """The action that deploys the build to one target; in another account with a role of that account."""
    role = arns.role_arn(at.account, names.action_role(system, at)) if is_elsewhere(system, at) else None
    return replace(_deploy(system, at), role_arn=role)


def _deploy(system: System, at: Target) -> Action:
    deploy = deploy_at(system, at)
    match deploy:
        case CodeDeployTarget():
            return _codedeploy(system, at)
        case SiteTarget():
            return _s3(system, at, deploy)
        case SamTarget() | CloudFormationTarget():
            return update_stack(system, at, deploy)
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


def _s3(system: System, at: Target, deploy: SiteTarget) -> Action:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html."""
    return Action(
        name=f"Deploy-{at.region}",
        provider=Provider.S3_DEPLOY,
        region=at.region,
        configuration={
            "BucketName": names.site_bucket(system, at),
            "CacheControl": deploy.cache_control,
            "Extract": "true",
        },
        inputs=(BUILD_OUTPUT,),
        path=("services", at.service, "deploy"),
    )
