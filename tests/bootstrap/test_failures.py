from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import boto3
import botocore.session
import pytest
from botocore import exceptions as boto

from viaduct.bootstrap.failures import explain, explained
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from tests.bootstrap.cloud import Cloud


def refusal(code: str, operation: str = "GetBucketPolicy") -> boto.ClientError:
    return boto.ClientError({"Error": {"Code": code, "Message": "words\n of AWS"}}, operation)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (refusal("AccessDenied"), "s3:GetBucketPolicy is denied (AWS says AccessDenied: words of AWS)"),
        (refusal("AccessDeniedException", "DescribeKey"), "kms:DescribeKey is denied"),
        (refusal("AccessDenied", "HeadBucket"), "s3:ListBucket is denied"),
        (refusal("ExpiredToken"), "have expired"),
        (refusal("InvalidClientTokenId", "GetCallerIdentity"), "does not know these credentials"),
        (refusal("OperationAborted", "CreateBucket"), "s3:CreateBucket failed (AWS says OperationAborted"),
        (boto.NoCredentialsError(), "no usable AWS credentials"),
        (boto.PartialCredentialsError(provider="env", cred_var="AWS_SECRET_ACCESS_KEY"), "AWS_SECRET_ACCESS_KEY"),
        (boto.SSOTokenLoadError(error_msg="gone"), "aws sso login"),
        (boto.TokenRetrievalError(provider="sso", error_msg="gone"), "aws sso login"),
        (boto.EndpointConnectionError(endpoint_url="https://sts"), "can't be reached"),
        (boto.ConnectTimeoutError(endpoint_url="https://sts"), "can't be reached"),
        (boto.ProfileNotFound(profile="work"), "work"),
    ],
)
def test_each_error_of_botocore_is_one_line_for_a_person(error: boto.ClientError, words: str) -> None:
    text = explain(error)
    assert words in text
    assert "\n" not in text


def test_other_errors_pass_through() -> None:
    with pytest.raises(ZeroDivisionError), explained("doing"):
        raise ZeroDivisionError


def test_a_run_without_credentials_says_so(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    cloud.session = boto3.Session(botocore_session=botocore.session.Session())
    with pytest.raises(BootstrapError, match=r"could not look at the state bucket .* no usable AWS credentials"):
        cloud.bootstrap()


def test_a_run_without_a_network_says_so(cloud: Cloud) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        cloud.endpoint = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(BootstrapError, match="can't be reached"):
            cloud.bootstrap()


def test_a_run_that_may_not_look_names_the_permission(cloud: Cloud) -> None:
    cloud.bootstrap()
    cloud.refuse("s3.GetBucketPolicy")
    with pytest.raises(BootstrapError, match="s3:GetBucketPolicy is denied"):
        cloud.bootstrap()
