"""What of the pipelines, which are at home, happens in other accounts, and which roles there read their artifacts.

https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct import arns, names
from viaduct.delivery.layout import pipeline_of
from viaduct.spec.deploys import CodeDeployTarget, SamTarget
from viaduct.spec.sites import SiteTarget
from viaduct.spec.targets import all_targets, deploy_at, is_elsewhere
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Action
    from viaduct.delivery.provider import Provider
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def actions_elsewhere(system: System, at: Target) -> tuple[Action, ...]:
    """The actions of the service's pipeline that are carried out with the role of a target in another account."""
    role = arns.role_arn(at.account, names.action_role(system, at))
    return tuple(action for action in pipeline_of(system, at.service).actions if action.role_arn == role)


def stages_elsewhere(system: System, provider: Provider) -> tuple[str, ...]:
    """The names, sorted, of the stages with such an action of ``provider``; a stage's are all in one account."""
    found = {
        stage.name
        for service in system.services
        for stage in pipeline_of(system, service).stages
        for action in stage.actions
        if action.role_arn and action.provider is provider
    }
    return tuple(sorted(found))


def artifact_readers(system: System, region: str) -> tuple[str, ...]:
    """The ARNs, sorted, of those that read a region's artifacts: for the pipeline's actions, and on instances."""
    return _arns((at.account, role) for at in _elsewhere(system, region) for role in _of_artifacts(system, at))


def package_readers(system: System, region: str) -> tuple[str, ...]:
    """The ARNs, sorted, of those that read a region's packaged code: CloudFormation's roles."""
    return _arns((at.account, role) for at in _elsewhere(system, region) for role in _of_packages(system, at))


def _of_artifacts(system: System, at: Target) -> Iterator[str]:
    yield names.action_role(system, at)
    deploy = deploy_at(system, at)
    match deploy:
        case CodeDeployTarget():
            yield names.instance_role(system, at)
        case SamTarget() | SiteTarget() | CloudFormationTarget():
            pass
        case _:
            assert_never(deploy)


def _of_packages(system: System, at: Target) -> Iterator[str]:
    if isinstance(deploy_at(system, at), SamTarget):
        yield names.deploy_role(system, at)


def _elsewhere(system: System, region: str) -> Iterator[Target]:
    return (at for at in all_targets(system) if at.region == region and is_elsewhere(system, at))


def _arns(roles: Iterator[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted(arns.role_arn(account, role) for account, role in roles))
