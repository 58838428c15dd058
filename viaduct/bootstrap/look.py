"""What is there: reads only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from viaduct.bootstrap.look_bucket import read_bucket
from viaduct.bootstrap.look_key import find_key, find_loose_key
from viaduct.bootstrap.observed import AnyBucket, ForeignBucket, HiddenBucket, MisplacedBucket, NoBucket, Observed

if TYPE_CHECKING:
    from viaduct.bootstrap.clients import Clients
    from viaduct.bootstrap.wanted import StateBucket


def look(clients: Clients, wanted: StateBucket, partition: str = "aws") -> Observed:
    """Bucket and key as they are now; the keys without a name only where the alias leads nowhere.

    Raises:
        ClientError, BotoCoreError: a read that is denied, or no network.
    """
    key = find_key(clients.kms, wanted.key_alias)
    loose_key = find_loose_key(clients.kms, wanted.key_alias) if key is None else None
    return Observed(_look_at_bucket(clients, wanted), key, loose_key, partition)


def _look_at_bucket(clients: Clients, wanted: StateBucket) -> AnyBucket:
    """HeadBucket follows a bucket to its region; with the owner named, S3 answers 403 for any other owner's."""
    try:
        head = clients.s3.head_bucket(Bucket=wanted.bucket, ExpectedBucketOwner=wanted.account)
    except ClientError as error:
        return _unseen(clients, wanted, error)
    region = head.get("BucketRegion") or wanted.region
    return read_bucket(clients, wanted) if region == wanted.region else MisplacedBucket(region)


def _unseen(clients: Clients, wanted: StateBucket, error: ClientError) -> AnyBucket:
    match error.response["ResponseMetadata"]["HTTPStatusCode"]:
        case 404:
            return NoBucket()
        case 403:
            owned = _is_owned(clients, wanted)
            return ForeignBucket() if owned is False else HiddenBucket(owned)
        case _:
            raise error


def _is_owned(clients: Clients, wanted: StateBucket) -> bool | None:
    """Whether the account's own list has the bucket; None when the list is denied."""
    try:
        pages = clients.s3.get_paginator("list_buckets").paginate(Prefix=wanted.bucket)
        return any(bucket["Name"] == wanted.bucket for page in pages for bucket in page.get("Buckets", []))
    except ClientError:
        return None
