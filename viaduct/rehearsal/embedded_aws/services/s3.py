"""S3: bucket policies with conditions, and log buckets that can be emptied (moto 5.2.5)."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from viaduct.rehearsal.embedded_aws.trust import listed, services

if TYPE_CHECKING:
    from typing import Any

    from moto.iam.access_control import PermissionResult
    from moto.s3.models import FakeBucket

_LOG_DELIVERY = "logging.s3.amazonaws.com"


def apply() -> None:
    """Put our answers in the place of moto's: S3 is too large to answer for it anywhere but inside."""
    from moto.s3 import models

    replacements = (
        (models.FakeBucket, "get_permission", _no_opinion),
        (models.FakeBucket, "_log_permissions_enabled_policy", staticmethod(_may_receive_logs)),
        (models.S3Backend, "log_incoming_request", _no_log),
    )
    for owner, name, replacement in replacements:
        setattr(owner, name, replacement)


def _no_opinion(_bucket: Any, _action: str, _resource: str) -> PermissionResult:
    """Neither allow nor deny by bucket policy.

    AWS applies a statement only if its Condition holds
    (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html). Moto does not
    read conditions, so the usual "deny unless TLS" denies every request.
    """
    from moto.iam.access_control import PermissionResult

    return PermissionResult.NEUTRAL


def _no_log(_backend: Any, _request: Any, _bucket_name: str) -> None:
    """Write no access log.

    AWS delivers logs hours later and on a best-effort basis
    (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html). Moto writes each at once, the
    request that empties the log bucket included: such a bucket could never be deleted.
    """


def _may_receive_logs(target_bucket: FakeBucket, target_prefix: str | None) -> bool:
    """Whether the target's policy lets S3 deliver access logs below the prefix.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html. Moto's own check
    breaks on ``"Principal": "*"`` in any other statement and on lists where it expects one string.
    """
    if not target_bucket.policy:
        return False
    delivered = f"{target_bucket.arn}/{target_prefix or ''}log"
    return any(_grants(statement, delivered) for statement in listed(json.loads(target_bucket.policy)["Statement"]))


def _grants(statement: dict[str, Any], object_arn: str) -> bool:
    return (
        statement.get("Effect") == "Allow"
        and _LOG_DELIVERY in services(statement)
        and any(fnmatchcase("s3:PutObject", action) for action in listed(statement.get("Action", [])))
        and any(fnmatchcase(object_arn, resource) for resource in listed(statement.get("Resource", [])))
    )
