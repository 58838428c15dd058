"""What botocore raises while the bucket is looked at, in a person's words."""

from __future__ import annotations

from viaduct.aws_failures import Explainer
from viaduct.errors import RecoveryError

CALLS = {"ListObjectsV2": "s3:ListBucket", "GetObject": "s3:GetObject"}
"""The IAM action behind every API call that recovery itself makes."""


def action_of(operation: str) -> str:
    """The IAM action of an API operation."""
    return CALLS.get(operation, operation)


explained = Explainer(action_of, "docs/recover.md", RecoveryError).explained
