"""The settings of an existing bucket, each compared with what it must be, and the step that mends it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from viaduct.bootstrap import expiry, tls
from viaduct.bootstrap.difference import Difference
from viaduct.bootstrap.steps import (
    BlockPublicAccess,
    EnableVersioning,
    EncryptWith,
    PutLifecycle,
    PutPolicy,
    Step,
    TurnAclsOff,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.bootstrap.observed import Bucket, Encryption
    from viaduct.bootstrap.wanted import StateBucket

PUBLIC_ACCESS = frozenset({"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"})
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"""

_Found: TypeAlias = tuple[Difference, Step | None]


def compare(wanted: StateBucket, bucket: Bucket, partition: str, key_arn: str | None) -> Iterator[_Found]:
    """Weak settings in the order of repair: nobody from outside first, then how things are stored.

    A step of None means that the step of another difference mends this one too, or that none can.
    """
    yield from _public_access(bucket)
    yield from _policy(wanted, bucket, partition)
    yield from _ownership(bucket)
    yield from _encryption(wanted, bucket, key_arn)
    yield from _versioning(bucket)
    yield from _lifecycle(bucket)


def _public_access(bucket: Bucket) -> Iterator[_Found]:
    off = PUBLIC_ACCESS - bucket.public_access
    if off:
        yield Difference("public access block", f"{', '.join(sorted(off))} off", "all four on"), BlockPublicAccess()


def _policy(wanted: StateBucket, bucket: Bucket, partition: str) -> Iterator[_Found]:
    arn = f"arn:{partition}:s3:::{wanted.bucket}"
    if not tls.is_enforced(bucket.policy, arn):
        difference = Difference("requests without TLS", "not denied to everyone", "denied by the bucket policy")
        yield difference, PutPolicy(tls.enforced(bucket.policy, arn))


def _ownership(bucket: Bucket) -> Iterator[_Found]:
    if bucket.ownership != "BucketOwnerEnforced":
        got = bucket.ownership or "none set, ACLs are in force"
        yield Difference("object ownership", got, "BucketOwnerEnforced"), TurnAclsOff()


def _encryption(wanted: StateBucket, bucket: Bucket, key_arn: str | None) -> Iterator[_Found]:
    encryption = bucket.encryption
    step = EncryptWith(key_arn, encryption.blocked if encryption else ())
    if encryption is None or encryption.algorithm != "aws:kms" or key_arn is None or encryption.key != key_arn:
        must = f"aws:kms with {key_arn or 'a key of its own'}, the key of {wanted.key_alias}"
        yield Difference("default encryption", _spelled(encryption), must), step
    elif not encryption.bucket_key:
        yield Difference("S3 bucket key", "off", "on"), step


def _spelled(encryption: Encryption | None) -> str:
    if encryption is None:
        return "none"
    if encryption.algorithm == "AES256":
        return "AES256 (keys of S3)"
    return f"{encryption.algorithm} with {encryption.key or 'aws/s3, the key managed by AWS'}"


def _versioning(bucket: Bucket) -> Iterator[_Found]:
    if bucket.versioning != "Enabled":
        yield Difference("versioning", bucket.versioning, "Enabled"), EnableVersioning()


def _lifecycle(bucket: Bucket) -> Iterator[_Found]:
    step: Step | None = PutLifecycle(expiry.merged(bucket.lifecycle))
    for rule, found in expiry.missing(bucket.lifecycle):
        got = "absent" if found is None else json.dumps(found, sort_keys=True, default=str)
        yield Difference(f"lifecycle rule {rule['ID']}", got, json.dumps(rule, sort_keys=True)), step
        step = None
    for name in expiry.deletes_state(bucket.lifecycle):
        remedy = "take the rule away, or give it a prefix that no state has; --fix never touches rules of others"
        yield Difference(f"lifecycle rule {name}", "deletes every object in time", "no such rule", remedy), None
