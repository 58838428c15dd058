"""The bucket policy: deny whatever does not come over TLS, and keep everybody else's statements.

The condition is the one of https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
("Enforce encryption of data in transit").
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

SID = "ViaductDenyWithoutTls"

_EVERYONE: tuple[object, ...] = ("*", {"AWS": "*"}, {"AWS": ["*"]})


def is_enforced(policy: Mapping[str, Any], bucket_arn: str) -> bool:
    """Whether any statement, of whatever Sid, denies everyone everything without TLS."""
    return any(_denies_without_tls(statement, bucket_arn) for statement in _statements(policy))


def enforced(policy: Mapping[str, Any], bucket_arn: str) -> str:
    """The policy as JSON with our statement in it, in place of one with our Sid; all others as they were."""
    others = [statement for statement in _statements(policy) if statement.get("Sid") != SID]
    merged = {"Version": "2012-10-17", **policy, "Statement": [*others, _statement(bucket_arn)]}
    return json.dumps(merged, sort_keys=True)


def _statement(bucket_arn: str) -> dict[str, Any]:
    return {
        "Sid": SID,
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [bucket_arn, f"{bucket_arn}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }


def _denies_without_tls(statement: Mapping[str, Any], bucket_arn: str) -> bool:
    resources = set(_listed(statement.get("Resource")))
    return (
        statement.get("Effect") == "Deny"
        and statement.get("Principal") in _EVERYONE
        and bool({"*", "s3:*"} & set(_listed(statement.get("Action"))))
        and ("*" in resources or {bucket_arn, f"{bucket_arn}/*"} <= resources)
        and _is_without_tls(statement.get("Condition", {}))
    )


def _is_without_tls(condition: Mapping[str, Any]) -> bool:
    """Whether this is the only condition: a second one would narrow the Deny. Names of keys have no case in IAM."""
    test = condition.get("Bool", {})
    if set(condition) != {"Bool"} or [name.lower() for name in test] != ["aws:securetransport"]:
        return False
    return [str(value).lower() for value in _listed(next(iter(test.values())))] == ["false"]


def _statements(policy: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return _listed(policy.get("Statement", []))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
