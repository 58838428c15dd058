"""How a release gets into a CloudFormation stack.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct import arns, names
from viaduct.delivery.builds import BUILD_OUTPUT
from viaduct.delivery.provider import Provider
from viaduct.delivery.target_action import target_action
from viaduct.spec.deploys import SamTarget
from viaduct.spec.placeholders import filled_path
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from viaduct.delivery.pipeline import Action
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target

CHANGE_SET = "release"
Stacked = SamTarget | CloudFormationTarget
# SAM makes the roles of functions itself, and its transform may use others.
SAM_CAPABILITIES = ("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")


def update_stack(system: System, at: Target, deploy: Stacked) -> Action:
    """The action that creates or updates the target's stack at once."""
    return target_action(
        at,
        Provider.CLOUDFORMATION,
        {"ActionMode": "CREATE_UPDATE", **_template(system, at, deploy)},
    )


def make_change_set(system: System, at: Target, deploy: Stacked) -> Action:
    """The action that works out the changes; one for a stack that is not there yet creates it when executed."""
    return target_action(
        at,
        Provider.CLOUDFORMATION,
        {
            "ActionMode": "CHANGE_SET_REPLACE",
            "ChangeSetName": CHANGE_SET,
            **_template(system, at, deploy),
        },
        step="ChangeSet",
    )


def execute_change_set(system: System, at: Target) -> Action:
    """The action that makes the changes. Template, parameters, role and capabilities are in the change set already."""
    return target_action(
        at,
        Provider.CLOUDFORMATION,
        {
            "ActionMode": "CHANGE_SET_EXECUTE",
            "ChangeSetName": CHANGE_SET,
            "StackName": names.target(system, at),
        },
        step="Execute",
        inputs=(),
    )


def _template(system: System, at: Target, deploy: Stacked) -> dict[str, str]:
    """What CloudFormation makes out of which files, and with which role."""
    return {
        "StackName": names.target(system, at),
        **_files(at, deploy),
        "RoleArn": arns.role_arn(at.account, names.deploy_role(system, at)),
        **_capabilities(deploy),
    }


def _files(at: Target, deploy: Stacked) -> dict[str, str]:
    match deploy:
        case SamTarget():
            return {"TemplatePath": f"{BUILD_OUTPUT}::packaged-{at.region}.yaml"}
        case CloudFormationTarget():
            template = {"TemplatePath": f"{BUILD_OUTPUT}::{deploy.template}"}
            if deploy.parameters is None:
                return template
            return {**template, "TemplateConfiguration": f"{BUILD_OUTPUT}::{filled_path(deploy.parameters, at)}"}
        case _:
            assert_never(deploy)


def _capabilities(deploy: Stacked) -> dict[str, str]:
    given = SAM_CAPABILITIES if isinstance(deploy, SamTarget) else deploy.capabilities
    return {"Capabilities": ",".join(given)} if given else {}
