"""The bucket's part of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from viaduct.bootstrap.difference import Difference
from viaduct.bootstrap.observed import (
    UNFINISHED,
    Bucket,
    ForeignBucket,
    HiddenBucket,
    MisplacedBucket,
    NoBucket,
)
from viaduct.bootstrap.settings import compare
from viaduct.bootstrap.steps import CreateBucket, TagBucket

if TYPE_CHECKING:
    from viaduct.bootstrap.observed import Observed
    from viaduct.bootstrap.steps import Step
    from viaduct.bootstrap.wanted import StateBucket

_OTHER_NAME = "set state.bucket to another name: bucket names are one space for all of AWS"


@dataclass(frozen=True)
class BucketPlan:
    """What is weak about an existing bucket, and the steps."""

    differences: tuple[Difference, ...] = ()
    steps: tuple[Step, ...] = ()


def plan_bucket(wanted: StateBucket, observed: Observed, key_arn: str | None) -> BucketPlan:
    """Steps to a bucket that is as it must be; ``key_arn`` None means the key that the plan makes."""
    match observed.bucket:
        case NoBucket():
            return _plan_new(wanted, observed.partition, key_arn)
        case Bucket() as bucket:
            return _plan_existing(wanted, bucket, observed.partition, key_arn)
        case MisplacedBucket(region):
            remedy = f"set state.region to {region}, or state.bucket to another name; a bucket can't move"
            return BucketPlan((Difference("region", region, wanted.region, remedy),))
        case ForeignBucket():
            return BucketPlan((Difference("owner", "another account", wanted.account, _OTHER_NAME),))
        case HiddenBucket(owned):
            return BucketPlan((_hidden(wanted, owned),))
        case _:
            assert_never(observed.bucket)


def _plan_new(wanted: StateBucket, partition: str, key_arn: str | None) -> BucketPlan:
    """Make it and mark it, then go on as with one that an earlier run left unfinished."""
    fresh = Bucket(ownership="BucketOwnerEnforced", tags={UNFINISHED: "unfinished"})
    rest = _plan_existing(wanted, fresh, partition, key_arn)
    return BucketPlan((), (CreateBucket(wanted.region), TagBucket({**wanted.tags, **fresh.tags}), *rest.steps))


def _plan_existing(wanted: StateBucket, bucket: Bucket, partition: str, key_arn: str | None) -> BucketPlan:
    """Every setting that is not as it must be; in an unfinished bucket that is no fault, but the work left."""
    found = list(compare(wanted, bucket, partition, key_arn))
    differences = tuple(difference for difference, _ in found if difference.remedy or not bucket.unfinished)
    steps = [step for _, step in found if step is not None]
    kept = {name: value for name, value in bucket.tags.items() if name != UNFINISHED}
    tags = {**kept, **wanted.tags}
    if tags != bucket.tags:
        # Last, because the mark goes with it.
        steps.append(TagBucket(tags))
    return BucketPlan((*differences, *_tag_differences(wanted, bucket)), tuple(steps))


def _tag_differences(wanted: StateBucket, bucket: Bucket) -> tuple[Difference, ...]:
    if bucket.unfinished:
        return ()
    return tuple(
        Difference(f"tag {name}", bucket.tags.get(name, "absent"), value)
        for name, value in sorted(wanted.tags.items())
        if bucket.tags.get(name) != value
    )


def _hidden(wanted: StateBucket, owned: bool | None) -> Difference:
    """S3 answers 403 alike for another account's bucket and for a permission that lacks."""
    if owned:
        remedy = "get s3:ListBucket on it: its policy, or your permissions, deny it"
        return Difference("access", f"denied, though account {wanted.account} owns it", "granted", remedy)
    remedy = f"{_OTHER_NAME}; if it is yours, get s3:ListBucket on it"
    return Difference("owner", "unknown: S3 denies access to it", wanted.account, remedy)
