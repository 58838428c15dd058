"""The ways in which somebody may have weakened the bucket or its key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.bootstrap.cloud import ALIAS, BUCKET
from viaduct.bootstrap import expiry

if TYPE_CHECKING:
    from tests.bootstrap.cloud import Cloud


def suspend_versioning(cloud: Cloud) -> None:
    cloud.s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Suspended"})


def open_one_part(cloud: Cloud) -> None:
    block = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": False}
    cloud.s3.put_public_access_block(Bucket=BUCKET, PublicAccessBlockConfiguration=block)


def drop_the_block(cloud: Cloud) -> None:
    cloud.s3.delete_public_access_block(Bucket=BUCKET)


def bring_acls_back(cloud: Cloud) -> None:
    rules = [{"ObjectOwnership": "BucketOwnerPreferred"}]
    cloud.s3.put_bucket_ownership_controls(Bucket=BUCKET, OwnershipControls={"Rules": rules})


def drop_ownership(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_ownership_controls(Bucket=BUCKET)


def drop_the_policy(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_policy(Bucket=BUCKET)


def narrow_the_policy(cloud: Cloud) -> None:
    policy = json.loads(cloud.s3.get_bucket_policy(Bucket=BUCKET)["Policy"])
    policy["Statement"][0]["Resource"] = f"arn:aws:s3:::{BUCKET}/*"
    cloud.s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))


def encrypt(cloud: Cloud, default: dict[str, str], *, bucket_key: bool = True) -> None:
    rule = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": bucket_key}
    cloud.s3.put_bucket_encryption(Bucket=BUCKET, ServerSideEncryptionConfiguration={"Rules": [rule]})


def encrypt_with_s3(cloud: Cloud) -> None:
    encrypt(cloud, {"SSEAlgorithm": "AES256"})


def encrypt_with_the_managed_key(cloud: Cloud) -> None:
    encrypt(cloud, {"SSEAlgorithm": "aws:kms"})


def encrypt_with_another_key(cloud: Cloud) -> None:
    other = cloud.kms.create_key(Description="another")["KeyMetadata"]["Arn"]
    encrypt(cloud, {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": other})


def drop_the_bucket_key(cloud: Cloud) -> None:
    key = cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["Arn"]
    encrypt(cloud, {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}, bucket_key=False)


def drop_encryption(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_encryption(Bucket=BUCKET)


def drop_the_lifecycle(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_lifecycle(Bucket=BUCKET)


def shorten_the_lifecycle(cloud: Cloud) -> None:
    rules = [dict(rule) for rule in expiry.RULES]
    rules[0]["NoncurrentVersionExpiration"] = {"NoncurrentDays": 1, "NewerNoncurrentVersions": 1}
    cloud.s3.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": rules})


def retag(cloud: Cloud) -> None:
    cloud.s3.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": [{"Key": "owner", "Value": "nobody"}]})


def stop_rotation(cloud: Cloud) -> None:
    cloud.kms.disable_key_rotation(KeyId=key(cloud))


def disable_the_key(cloud: Cloud) -> None:
    cloud.kms.disable_key(KeyId=key(cloud))


def drop_the_alias(cloud: Cloud) -> None:
    cloud.kms.delete_alias(AliasName=ALIAS)


def point_the_alias_elsewhere(cloud: Cloud) -> None:
    other = cloud.kms.create_key(Description="another")["KeyMetadata"]["KeyId"]
    cloud.kms.enable_key_rotation(KeyId=other)
    cloud.kms.update_alias(AliasName=ALIAS, TargetKeyId=other)


def key(cloud: Cloud) -> str:
    return str(cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["KeyId"])
