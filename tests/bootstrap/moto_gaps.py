"""What moto 5.2.5 gets wrong about a state bucket, put right for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.iam.access_control import PermissionResult
from moto.kms.models import KmsBackend
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

if TYPE_CHECKING:
    import pytest


def close(patch: pytest.MonkeyPatch) -> None:
    # Moto does not read conditions: "deny without TLS" denies every request.
    patch.setattr(FakeBucket, "get_permission", lambda *_: PermissionResult.NEUTRAL)
    # Moto looks an ARN up as if it were an id.
    enable = KmsBackend.enable_key
    patch.setattr(KmsBackend, "enable_key", lambda self, key_id: enable(self, key_id.rpartition("/")[2]))
    _keep_lifecycles(patch)
    _tell_owners_apart(patch)


def _keep_lifecycles(patch: pytest.MonkeyPatch) -> None:
    """Answer with the document that was put: moto forgets NewerNoncurrentVersions."""
    put, get = S3Response._bucket_response_put, S3Response.get_bucket_lifecycle

    def remembering_put(self: S3Response, request: Any, bucket_name: str, querystring: dict[str, Any]) -> Any:
        answer = put(self, request, bucket_name, querystring)
        if "lifecycle" in querystring:
            vars(self.backend.get_bucket(bucket_name))["lifecycle_document"] = self.body
        return answer

    def remembered_get(self: S3Response) -> Any:
        answer = get(self)
        document = vars(self.backend.get_bucket(self.bucket_name)).get("lifecycle_document")
        return (200, {"content-type": "application/xml"}, document) if document else answer

    patch.setattr(S3Response, "_bucket_response_put", remembering_put)
    patch.setattr(S3Response, "get_bucket_lifecycle", remembered_get)


def _tell_owners_apart(patch: pytest.MonkeyPatch) -> None:
    """Answer 403 for a bucket of another owner than the expected one, as S3 does."""
    head = S3Response.head_bucket

    def checked_head(self: S3Response) -> Any:
        answer = head(self)
        expected = self.headers.get("x-amz-expected-bucket-owner")
        foreign = answer[0] == 200 and self.backend.get_bucket(self.bucket_name).account_id != expected
        return (403, {}, "") if expected and foreign else answer

    patch.setattr(S3Response, "head_bucket", checked_head)
