"""Where a CloudFormation template lands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from modules.cloudformation_target import CloudFormationTarget, TemplateRoles
from modules.emission import here
from modules.emission.decisions import Condition
from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.lookups import Listed
from modules.emission.validations import ROLE_NAME, STACK_NAME
from modules.policy import Conditions, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

_PERMISSIONS = """\
list(object({
  actions    = list(string)
  resources  = list(string)
  conditions = optional(map(map(list(string))), {})
}))"""
_INDENTED = _PERMISSIONS.replace("\n", "\n  ")
_ROLES = f"""\
object({{
  boundary_name = string
  passed_to     = list(string)
  permissions = {_INDENTED}
}})"""
_NAMED = Validation(
    'alltrue([for each in flatten({}[*].actions) : can(regex("^[a-z0-9-]+:[A-Za-z]+[*]?$", each))])',
    "Permissions name actions such as ecs:CreateService.",
)
_SOMEWHERE = Validation(
    "alltrue([for each in {} : length(each.actions) > 0 && length(each.resources) > 0])",
    "Each permission has actions and resources; * where AWS supports none.",
)


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    roles = given.optional_object("template_roles")
    target = CloudFormationTarget(
        scope,
        "this",
        role_name=given.text("role_name"),
        stack=given.text("stack_name"),
        account=here.account(given),
        permissions=_permissions(given),
        roles=_roles(roles) if roles else None,
    )
    return {"role_arn": target.role.role.arn, "boundary_arn": target.boundary.arn if target.boundary else None}


def _permissions(given: Value) -> list[Statement]:
    return [
        Statement(
            f"Given{number}",
            permission.texts("actions", "action", some=True),
            permission.texts("resources", "resource", some=True),
            _conditions(permission),
        )
        for number, permission in given.numbered("permissions", "permission")
    ]


def _conditions(permission: Value) -> Conditions:
    """The map as it is: no construct looks into it."""
    filled = f"length({permission.place('conditions')})"
    given = permission.decide("conditions#", Condition(f"{filled} > 0"), Condition(f"{filled} == 0"))
    return cast("Conditions", permission.text("conditions")) if given else {}


def _roles(roles: Value) -> TemplateRoles:
    passed_to = Listed(roles.texts("passed_to", "service", some=True))
    return TemplateRoles(boundary=roles.text("boundary_name"), passed_to=passed_to, at_most=_permissions(roles))


CLOUDFORMATION_TARGET = Module(
    name="cloudformation-target",
    title="CloudFormation target",
    purpose="""\
The role that CloudFormation acts with when it deploys one stack. It may do what `permissions` say and nothing else.
Roles it makes only with `template_roles`: under the stack's name, with a boundary, for the services that are named.""",
    variables=(
        Variable("stack_name", "string", "Name of the CloudFormation stack.", validations=(STACK_NAME,)),
        Variable("role_name", "string", "Name of the role that CloudFormation acts with.", validations=(ROLE_NAME,)),
        Variable(
            "permissions",
            _PERMISSIONS,
            "What the template's resources take. Conditions are operator, key and values, as in IAM.",
            validations=(_NAMED, _SOMEWHERE),
        ),
        Variable(
            "template_roles",
            _ROLES,
            "The roles that the template makes: the services that they go to (`ecs-tasks.amazonaws.com`) and the most"
            " that they may do. None by default.",
            default="null",
            nullable=True,
        ),
    ),
    outputs=(
        Output("role_arn", "ARN of the role, which the pipeline's action passes to CloudFormation."),
        Output("boundary_arn", "ARN of the boundary that the template's roles carry, or null."),
    ),
    build=_build,
    usage="""\
stack_name = "acme-queue-production"
role_name  = "acme-queue-production-us-east-1-deploy"

permissions = [{
  actions   = ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"]
  resources = ["arn:aws:sqs:us-east-1:111111111111:acme-queue-production-*"]
}]
""",
)
