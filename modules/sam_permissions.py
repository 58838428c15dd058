"""What deploying a SAM template may do: functions, APIs, logs and events under the stack's own name.

Roles it may make only as ``stack_roles.py`` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.policy import Statement, document, use_of_aliased_key
from modules.stack_roles import StackRoles, make_roles, pass_roles

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class SamScope:
    """One CloudFormation stack in one account and region, and where, and in whose account, its packaged code lies."""

    stack: str
    account: str
    region: str
    package_account: str
    package_bucket: str
    package_prefix: str
    key_alias: str

    @property
    def arn_prefix(self) -> str:
        """Region and account, as they stand in an ARN."""
        return f"{self.region}:{self.account}"

    @property
    def functions(self) -> str:
        """The ARN pattern of the stack's functions."""
        return f"arn:aws:lambda:{self.arn_prefix}:function:{self.stack}-*"

    @property
    def log_groups(self) -> str:
        """The ARN pattern of the stack's log groups."""
        return f"arn:aws:logs:{self.arn_prefix}:log-group:/aws/lambda/{self.stack}-*"


def statements(stack: SamScope, boundary: str) -> tuple[Statement, ...]:
    """The deploy role's statements; ``boundary`` is the name of the policy that its roles must carry."""
    roles = StackRoles(stack.stack, stack.account, boundary)
    passing = pass_roles("PassRolesToFunctions", roles, ["lambda.amazonaws.com"])
    return (*_read_package(stack), *_make_resources(stack), *make_roles(roles), passing)


def boundary_document(stack: SamScope) -> str:
    """The boundary: a function writes its own logs and traces, and reads its own parameters and secrets."""
    own = f"{stack.stack}/*"
    return document(
        [
            Statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [f"{stack.log_groups}:*"]),
            Statement("WriteTraces", ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]),
            Statement(
                "ReadParameters",
                ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
                [f"arn:aws:ssm:{stack.arn_prefix}:parameter/{own}"],
            ),
            Statement(
                "ReadSecrets",
                ["secretsmanager:GetSecretValue"],
                [f"arn:aws:secretsmanager:{stack.arn_prefix}:secret:{own}"],
            ),
        ]
    )


def _read_package(stack: SamScope) -> Iterator[Statement]:
    objects = f"arn:aws:s3:::{stack.package_bucket}/{stack.package_prefix}/*"
    yield Statement("ReadPackage", ["s3:GetObject", "s3:GetObjectVersion"], [objects])
    yield use_of_aliased_key(
        "DecryptPackage", stack.package_account, [stack.region], stack.key_alias, ["kms:Decrypt"], via="s3"
    )
    transform = f"arn:aws:cloudformation:{stack.region}:aws:transform/Serverless-2016-10-31"
    yield Statement("UseServerlessTransform", ["cloudformation:CreateChangeSet"], [transform])


def _make_resources(stack: SamScope) -> Iterator[Statement]:
    yield Statement("MakeFunctions", _FUNCTION_ACTIONS, [stack.functions, f"{stack.functions}:*"])
    # API Gateway numbers its APIs itself: no name to narrow by, only the region.
    paths = ("/apis", "/apis/*", "/restapis", "/restapis/*", "/tags/*")
    verbs = [f"apigateway:{verb}" for verb in ("DELETE", "GET", "PATCH", "POST", "PUT", "TagResource")]
    yield Statement("MakeApis", verbs, [f"arn:aws:apigateway:{stack.region}::{path}" for path in paths])
    yield Statement("MakeLogGroups", _LOG_ACTIONS, [stack.log_groups, f"{stack.log_groups}:*"])
    # DescribeLogGroups supports no narrower resource than all groups of the region.
    yield Statement("FindLogGroups", ["logs:DescribeLogGroups"], [f"arn:aws:logs:{stack.arn_prefix}:log-group:*"])
    yield Statement("MakeRules", _RULE_ACTIONS, [f"arn:aws:events:{stack.arn_prefix}:rule/{stack.stack}-*"])


_FUNCTION_ACTIONS = [
    f"lambda:{action}"
    for action in (
        "AddPermission",
        "CreateAlias",
        "CreateFunction",
        "CreateFunctionUrlConfig",
        "DeleteAlias",
        "DeleteFunction",
        "DeleteFunctionConcurrency",
        "DeleteFunctionUrlConfig",
        "GetAlias",
        "GetFunction",
        "GetFunctionCodeSigningConfig",
        "GetFunctionConfiguration",
        "GetFunctionRecursionConfig",
        "GetFunctionUrlConfig",
        "GetPolicy",
        "GetRuntimeManagementConfig",
        "ListTags",
        "ListVersionsByFunction",
        "PublishVersion",
        "PutFunctionConcurrency",
        "PutRuntimeManagementConfig",
        "RemovePermission",
        "TagResource",
        "UntagResource",
        "UpdateAlias",
        "UpdateFunctionCode",
        "UpdateFunctionConfiguration",
        "UpdateFunctionUrlConfig",
    )
]
_LOG_ACTIONS = [
    f"logs:{action}"
    for action in (
        "CreateLogGroup",
        "DeleteLogGroup",
        "DeleteRetentionPolicy",
        "GetDataProtectionPolicy",
        "ListTagsForResource",
        "PutRetentionPolicy",
        "TagResource",
        "UntagResource",
    )
]
_RULE_ACTIONS = [
    f"events:{action}"
    for action in ("DeleteRule", "DescribeRule", "ListTargetsByRule", "PutRule", "PutTargets", "RemoveTargets")
]
