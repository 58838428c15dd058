"""The IAM action behind every API call that bootstrap makes.

For S3 they are often called differently: https://docs.aws.amazon.com/AmazonS3/latest/userguide/list_amazons3.html
"""

from __future__ import annotations

LOOKING = {
    "GetCallerIdentity": "sts:GetCallerIdentity",
    "HeadBucket": "s3:ListBucket",
    "ListBuckets": "s3:ListAllMyBuckets",
    "GetPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
    "GetBucketOwnershipControls": "s3:GetBucketOwnershipControls",
    "GetBucketVersioning": "s3:GetBucketVersioning",
    "GetBucketEncryption": "s3:GetEncryptionConfiguration",
    "GetBucketPolicy": "s3:GetBucketPolicy",
    "GetBucketLifecycleConfiguration": "s3:GetLifecycleConfiguration",
    "GetBucketTagging": "s3:GetBucketTagging",
    "DescribeKey": "kms:DescribeKey",
    "GetKeyRotationStatus": "kms:GetKeyRotationStatus",
    "ListKeys": "kms:ListKeys",
    "ListResourceTags": "kms:ListResourceTags",
}
"""Calls that only read."""

CHANGING = {
    "CreateBucket": "s3:CreateBucket",
    "PutBucketTagging": "s3:PutBucketTagging",
    "DeleteBucketTagging": "s3:PutBucketTagging",
    "PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
    "PutBucketOwnershipControls": "s3:PutBucketOwnershipControls",
    "PutBucketPolicy": "s3:PutBucketPolicy",
    "PutBucketEncryption": "s3:PutEncryptionConfiguration",
    "PutBucketVersioning": "s3:PutBucketVersioning",
    "PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
    "CreateKey": "kms:CreateKey",
    "TagResource": "kms:TagResource",
    "EnableKey": "kms:EnableKey",
    "EnableKeyRotation": "kms:EnableKeyRotation",
    "CreateAlias": "kms:CreateAlias",
}
"""Calls that change AWS. CreateBucket with object ownership needs PutBucketOwnershipControls, CreateKey TagResource."""


def action_of(operation: str) -> str:
    """The IAM action of an API operation; the operation's own name for one that is not in the tables."""
    return (LOOKING | CHANGING).get(operation, operation)
