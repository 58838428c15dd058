"""IAM policy documents: typed statements rendered to byte-stable JSON.

A document is literal text, not an ``aws_iam_policy_document`` data source: a plan then shows every permission, also
before the first apply.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Conditions = Mapping[str, Mapping[str, str | Sequence[str]]]
ANYONE = "*"
# What passing an encrypted artifact on takes, in both directions.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
ARTIFACT_KEY_USE = ("kms:DescribeKey", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*")


READ_KEY_USE = ("kms:DescribeKey", "kms:Decrypt")
READ_OBJECT = ("s3:GetObject", "s3:GetObjectVersion")
FIND_STORE = ("s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning")


@dataclass(frozen=True)
class Statement:
    """One statement; ``principals`` only in resource and trust policies, ``resources`` not in trust policies."""

    sid: str
    actions: Sequence[str]
    resources: Sequence[str] = ()
    conditions: Conditions = field(default_factory=dict)
    effect: Literal["Allow", "Deny"] = "Allow"
    principals: str | Mapping[str, str | Sequence[str]] | None = None

    def render(self) -> dict[str, object]:
        """The statement in IAM's own spelling; empty members left out."""
        members = {
            "Sid": self.sid,
            "Effect": self.effect,
            "Principal": self.principals,
            "Action": sorted(self.actions),
            "Resource": sorted(self.resources),
            "Condition": self.conditions,
        }
        return {name: value for name, value in members.items() if value}


def document(statements: Sequence[Statement]) -> str:
    """The policy document of the statements, as JSON."""
    return json.dumps({"Version": "2012-10-17", "Statement": [each.render() for each in statements]})


def service_trust(service: str, account: str, source_arn: str | None = None) -> str:
    """The trust policy of a role that one AWS service assumes, for one account and, if given, one resource.

    Without ``source_arn`` the account is checked if the service sends it: CodePipeline and CloudFormation don't
    promise that they do, CodeBuild and CodeDeploy document both keys.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
    """
    conditions: Conditions = (
        {"StringEquals": {"aws:SourceAccount": account}, "ArnEquals": {"aws:SourceArn": source_arn}}
        if source_arn
        else {"StringEqualsIfExists": {"aws:SourceAccount": account}}
    )
    trust = Statement("Trust", ["sts:AssumeRole"], principals={"Service": service}, conditions=conditions)
    return document([trust])


def let_roles_in(
    sid: str,
    role_arns: Sequence[str],
    actions: Sequence[str],
    resources: Sequence[str],
    conditions: Conditions | None = None,
) -> Statement:
    """What roles of other accounts may do: in the policy of a bucket or key, or to assume a role.

    AWS takes a policy that names a role as the principal only if that role is there; the accounts with a condition on
    the role do the same, and the roles can be made later. A role also needs the permission in a policy of its own.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
    """
    accounts = sorted({arn.split(":")[4] for arn in role_arns})
    return Statement(
        sid,
        actions,
        resources,
        {**(conditions or {}), "ArnEquals": {"aws:PrincipalArn": sorted(role_arns)}},
        principals={"AWS": [f"arn:aws:iam::{account}:root" for account in accounts]},
    )


def use_of_aliased_key(
    sid: str, account: str, regions: Sequence[str], alias: str, actions: Sequence[str], via: str | None = None
) -> Statement:
    """The use of whatever keys carry ``alias`` in ``regions``, only through the service ``via`` if one is given.

    IAM can't name an alias in Resource; the condition on ``kms:ResourceAliases`` does what that would. It is about the
    key, so it holds for one of another ``account`` as well, where the key's policy lets the caller in.
    Source: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
    """
    conditions: dict[str, Mapping[str, str | Sequence[str]]] = {
        "ForAnyValue:StringEquals": {"kms:ResourceAliases": alias}
    }
    if via:
        conditions["StringEquals"] = {"kms:ViaService": [f"{via}.{region}.amazonaws.com" for region in regions]}
    return Statement(sid, actions, [f"arn:aws:kms:{region}:{account}:key/*" for region in regions], conditions)
