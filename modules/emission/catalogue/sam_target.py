"""Where a SAM template lands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission import here
from modules.emission.definition import Module, Output, Variable
from modules.emission.validations import ACCOUNT, BUCKET, KEY_ALIAS, POLICY_NAME, ROLE_NAME, STACK_NAME, matches
from modules.sam_permissions import SamScope
from modules.sam_target import SamNames, SamTarget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

_PREFIX = matches("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$", "A prefix has no slash at its beginning or end.")


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    target = SamTarget(
        scope,
        "this",
        names=SamNames(role=given.text("role_name"), boundary=given.text("boundary_name")),
        scope_of_stack=SamScope(
            stack=given.text("stack_name"),
            account=here.account(given),
            region=here.region(given),
            package_account=given.text("package_account", at_hand=f"coalesce(var.package_account, {here.ACCOUNT})"),
            package_bucket=given.text("package_bucket"),
            package_prefix=given.text("package_prefix"),
            key_alias=given.text("key_alias"),
        ),
    )
    return {"role_arn": target.role.role.arn, "boundary_arn": target.boundary.arn}


SAM_TARGET = Module(
    name="sam-target",
    title="SAM target",
    purpose="""\
The role that CloudFormation acts with when it deploys one stack of a packaged SAM template, in the provider's region.
It makes functions, APIs, logs and event rules under the stack's own name, and roles only with the permissions boundary
that comes with it: a template can't give itself more, whatever it says.""",
    variables=(
        Variable(
            "stack_name",
            "string",
            "Name of the CloudFormation stack; what it makes starts with it.",
            validations=(STACK_NAME,),
        ),
        Variable("role_name", "string", "Name of the role that CloudFormation acts with.", validations=(ROLE_NAME,)),
        Variable(
            "boundary_name",
            "string",
            "Name of the permissions boundary of the roles that the template makes.",
            validations=(POLICY_NAME,),
        ),
        Variable(
            "package_bucket",
            "string",
            "Bucket in the same region that the packaged code lies in.",
            validations=(BUCKET,),
        ),
        Variable(
            "package_prefix",
            "string",
            "Prefix of the packaged code in that bucket, such as the service's name.",
            validations=(_PREFIX,),
        ),
        Variable(
            "key_alias",
            "string",
            "Alias of the key that encrypts the bucket, `alias/` included.",
            validations=(KEY_ALIAS,),
        ),
        Variable(
            "package_account",
            "string",
            "Account of the bucket's key; the provider's account by default.",
            default="null",
            validations=(ACCOUNT,),
            nullable=True,
        ),
    ),
    outputs=(
        Output("role_arn", "ARN of the role, which the pipeline's action passes to CloudFormation."),
        Output("boundary_arn", "ARN of the permissions boundary, for the template's `PermissionsBoundary`."),
    ),
    build=_build,
    usage="""\
stack_name     = "acme-hello-production"
role_name      = "acme-hello-production-us-east-1-deploy"
boundary_name  = "acme-hello-production-us-east-1-boundary"
package_bucket = "acme-packages-us-east-1"
package_prefix = "hello"
key_alias      = "alias/acme-artifacts"
""",
)
