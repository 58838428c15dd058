"""S3: bucket policies with conditions, and log buckets that can be emptied (moto 5.2.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from moto.iam.access_control import PermissionResult


def apply() -> None:
    """Put our two answers in the place of moto's."""
    from moto.s3.models import FakeBucket, S3Backend

    vars_of = {FakeBucket: ("get_permission", _no_opinion), S3Backend: ("log_incoming_request", _no_log)}
    for owner, (name, replacement) in vars_of.items():
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
