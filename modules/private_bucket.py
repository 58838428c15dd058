"""A bucket that nobody outside the account can read, unless its policy lets them: versioned, encrypted, TLS only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.s3_bucket import S3Bucket
from cdktf_cdktf_provider_aws.s3_bucket_lifecycle_configuration import (
    S3BucketLifecycleConfiguration,
    S3BucketLifecycleConfigurationRule,
    S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload,
    S3BucketLifecycleConfigurationRuleFilter,
    S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration,
)
from cdktf_cdktf_provider_aws.s3_bucket_ownership_controls import (
    S3BucketOwnershipControls,
    S3BucketOwnershipControlsRule,
)
from cdktf_cdktf_provider_aws.s3_bucket_policy import S3BucketPolicy
from cdktf_cdktf_provider_aws.s3_bucket_public_access_block import S3BucketPublicAccessBlock
from cdktf_cdktf_provider_aws.s3_bucket_server_side_encryption_configuration import (
    S3BucketServerSideEncryptionConfigurationA,
    S3BucketServerSideEncryptionConfigurationRuleA,
    S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA,
)
from cdktf_cdktf_provider_aws.s3_bucket_versioning import (
    S3BucketVersioningA,
    S3BucketVersioningVersioningConfiguration,
)
from constructs import Construct

from modules.naming import named
from modules.policy import ANYONE, Statement, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdktf import ITerraformDependable


NONCURRENT_DAYS = 30


class PrivateBucket(Construct):
    """A bucket called ``name``, encrypted with the key ``key_arn``, or with one of S3's own.

    Objects are kept: CodeDeploy fetches the last release from here whenever a fleet grows, and CloudFormation rolls
    back to older packages. Only versions that something newer replaced go. What the objects can't be read without is
    ``outlived_by``: a bucket that still holds something is not deleted, and keeps it too. ``readers`` are statements
    of the bucket's policy, beside the one that refuses requests without TLS.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        key_arn: str | None = None,
        outlived_by: Sequence[ITerraformDependable] = (),
        readers: Sequence[Statement] = (),
    ) -> None:
        super().__init__(scope, id_)
        self._id = id_
        self.bucket = named(S3Bucket(self, "bucket", bucket=name, depends_on=list(outlived_by) or None), id_)
        self._keep_private(document([tls_only(name), *readers]))
        self._encrypt(key_arn)
        self._keep_versions()

    def _keep_private(self, policy_text: str) -> None:
        block = S3BucketPublicAccessBlock(
            self,
            "public_access_block",
            bucket=self.bucket.bucket,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
        )
        ownership = S3BucketOwnershipControls(
            self,
            "ownership_controls",
            bucket=self.bucket.bucket,
            rule=S3BucketOwnershipControlsRule(object_ownership="BucketOwnerEnforced"),
        )
        policy = S3BucketPolicy(self, "policy", bucket=self.bucket.bucket, policy=policy_text, depends_on=[block])
        for element in (block, ownership, policy):
            named(element, self._id)

    def _encrypt(self, key_arn: str | None) -> None:
        default = S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA(
            sse_algorithm="aws:kms" if key_arn else "AES256", kms_master_key_id=key_arn
        )
        rule = S3BucketServerSideEncryptionConfigurationRuleA(
            apply_server_side_encryption_by_default=default, bucket_key_enabled=bool(key_arn)
        )
        encryption = S3BucketServerSideEncryptionConfigurationA(
            self, "encryption", bucket=self.bucket.bucket, rule=[rule]
        )
        named(encryption, self._id)

    def _keep_versions(self) -> None:
        versioning = S3BucketVersioningA(
            self,
            "versioning",
            bucket=self.bucket.bucket,
            versioning_configuration=S3BucketVersioningVersioningConfiguration(status="Enabled"),
        )
        rule = S3BucketLifecycleConfigurationRule(
            id="tidy",
            status="Enabled",
            filter=[S3BucketLifecycleConfigurationRuleFilter(prefix="")],
            noncurrent_version_expiration=[
                S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration(noncurrent_days=NONCURRENT_DAYS)
            ],
            abort_incomplete_multipart_upload=[
                S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload(days_after_initiation=7)
            ],
        )
        lifecycle = S3BucketLifecycleConfiguration(
            self, "lifecycle", bucket=self.bucket.bucket, rule=[rule], depends_on=[versioning]
        )
        for element in (versioning, lifecycle):
            named(element, self._id)


def tls_only(bucket: str) -> Statement:
    """The statement of a bucket policy that refuses every request without TLS."""
    arn = f"arn:aws:s3:::{bucket}"
    return Statement(
        "DenyInsecureTransport",
        ["s3:*"],
        [arn, f"{arn}/*"],
        conditions={"Bool": {"aws:SecureTransport": "false"}},
        effect="Deny",
        principals=ANYONE,
    )
