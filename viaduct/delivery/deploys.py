"""How a release gets to a target, by the kind of the target."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from viaduct import arns, names
from viaduct.delivery.approvals import review_of_change_sets
from viaduct.delivery.cloudformation import execute_change_set, make_change_set, update_stack
from viaduct.delivery.provider import Provider
from viaduct.delivery.target_action import target_action
from viaduct.spec.deploys import CodeDeployTarget, SamTarget
from viaduct.spec.sites import SiteTarget
from viaduct.spec.targets import deploy_at, is_elsewhere
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.delivery.cloudformation import Stacked
    from viaduct.delivery.pipeline import Action
    from viaduct.spec.environments import Review
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def deploy_to(system: System, targets: Sequence[Target]) -> tuple[Action, ...]:
    """The actions that deploy the build to targets of one service and environment, side by side."""
    deploy = system.services[targets[0].service].deploy
    if isinstance(deploy, SamTarget | CloudFormationTarget) and deploy.change_set:
        return _through_change_sets(system, targets, deploy, deploy.change_set.approval)
    return tuple(_with_role(system, at, _at_once(system, at)) for at in targets)


def _through_change_sets(
    system: System, targets: Sequence[Target], deploy: Stacked, review: Review | None
) -> tuple[Action, ...]:
    """First all change sets, then what people say of them all, then their execution."""
    made = [_with_role(system, at, make_change_set(system, at, deploy)) for at in targets]
    asked = [review_of_change_sets(system, targets, review)] if review else []
    executed = [_with_role(system, at, execute_change_set(system, at)) for at in targets]
    steps = [step for step in (made, asked, executed) if step]
    return tuple(replace(action, run_order=order) for order, step in enumerate(steps, start=1) for action in step)


def _with_role(system: System, at: Target, action: Action) -> Action:
    """The action; in another account with a role of that account."""
    role = arns.role_arn(at.account, names.action_role(system, at)) if is_elsewhere(system, at) else None
    return replace(action, role_arn=role)


def _at_once(system: System, at: Target) -> Action:
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
    return target_action(
        at,
        Provider.CODEDEPLOY,
        {
            "ApplicationName": names.codedeploy_application(system, at),
            "DeploymentGroupName": names.target(system, at),
        },
    )


def _s3(system: System, at: Target, deploy: SiteTarget) -> Action:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html."""
    return target_action(
        at,
        Provider.S3_DEPLOY,
        {
            "BucketName": names.site_bucket(system, at),
            "CacheControl": deploy.cache_control,
            "Extract": "true",
        },
    )
