"""What botocore raises while modules are published, in a person's words."""

from __future__ import annotations

from viaduct.aws_failures import Explainer
from viaduct.errors import ModulesError

PERMISSIONS = {
    "HeadBucket": "s3:ListBucket",
    "ListObjectsV2": "s3:ListBucket",
    "GetObject": "s3:GetObject",
    "PutObject": "s3:PutObject",
}
"""The IAM action behind every call: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html"""


def _action_of(operation: str) -> str:
    return PERMISSIONS.get(operation, operation)


_EXPLAINER = Explainer(_action_of, "docs/modules.md", ModulesError)

explain = _EXPLAINER.explain
explained = _EXPLAINER.explained
