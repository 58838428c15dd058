from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


def _policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def _tls_only(bucket: str) -> dict[str, Any]:
    resources = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    condition = {"Bool": {"aws:SecureTransport": "false"}}
    return {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": resources, "Condition": condition}


def _log_delivery(bucket: str) -> dict[str, Any]:
    principal = {"Service": ["logging.s3.amazonaws.com"]}
    return {
        "Effect": "Allow",
        "Principal": principal,
        "Action": ["s3:PutObject"],
        "Resource": [f"arn:aws:s3:::{bucket}/*"],
    }


def test_objects_are_written_and_read_under_a_tls_only_policy(client: Clients, name: str) -> None:
    s3 = client("s3")
    s3.create_bucket(Bucket=name)
    s3.put_bucket_policy(Bucket=name, Policy=_policy(_tls_only(name)))
    s3.put_object(Bucket=name, Key="page", Body=b"hello")
    assert s3.get_object(Bucket=name, Key="page")["Body"].read() == b"hello"
    s3.delete_object(Bucket=name, Key="page")


def test_logging_needs_a_target_that_lets_s3_write(client: Clients, name: str) -> None:
    s3, target = client("s3"), f"{name}-logs"
    s3.create_bucket(Bucket=name)
    s3.create_bucket(Bucket=target)
    s3.put_bucket_policy(Bucket=target, Policy=_policy(_tls_only(target)))
    status = {"LoggingEnabled": {"TargetBucket": target, "TargetPrefix": "a/"}}
    with pytest.raises(s3.exceptions.ClientError, match="InvalidTargetBucketForLogging"):
        s3.put_bucket_logging(Bucket=name, BucketLoggingStatus=status)
    s3.put_bucket_policy(Bucket=target, Policy=_policy(_tls_only(target), _log_delivery(target)))
    s3.put_bucket_logging(Bucket=name, BucketLoggingStatus=status)
    assert s3.get_bucket_logging(Bucket=name)["LoggingEnabled"]["TargetBucket"] == target


def test_bucket_that_receives_logs_stays_empty_and_can_be_deleted(client: Clients, name: str) -> None:
    s3, target = client("s3"), f"{name}-logs"
    s3.create_bucket(Bucket=name)
    s3.create_bucket(Bucket=target)
    s3.put_bucket_policy(Bucket=target, Policy=_policy(_log_delivery(target)))
    s3.put_bucket_logging(
        Bucket=name, BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": target, "TargetPrefix": ""}}
    )
    s3.put_object(Bucket=name, Key="page", Body=b"hello")
    s3.delete_bucket(Bucket=target)


def test_head_of_what_is_missing_is_not_found(client: Clients, name: str) -> None:
    s3 = client("s3")
    s3.create_bucket(Bucket=name)
    with pytest.raises(s3.exceptions.ClientError, match="404"):
        s3.head_object(Bucket=name, Key="nothing")
    with pytest.raises(s3.exceptions.ClientError, match="404"):
        s3.head_bucket(Bucket=f"{name}-other")
