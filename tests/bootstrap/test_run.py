from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.bootstrap.cloud import ACCOUNT, ALIAS, BUCKET, OTHER_ACCOUNT, REGION, new_session
from viaduct.bootstrap import StateBucket, expiry
from viaduct.bootstrap.clients import Clients
from viaduct.bootstrap.execute import Executor
from viaduct.bootstrap.observed import KEY_OF, UNFINISHED
from viaduct.bootstrap.permissions import CHANGING
from viaduct.bootstrap.steps import CreateKey, RotateKey
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from tests.bootstrap.cloud import Cloud

CALLS_OF_A_NEW_BUCKET = [
    "kms.CreateKey",
    "kms.EnableKeyRotation",
    "kms.CreateAlias",
    "s3.CreateBucket",
    "s3.PutBucketTagging",
    "s3.PutPublicAccessBlock",
    "s3.PutBucketPolicy",
    "s3.PutBucketEncryption",
    "s3.PutBucketVersioning",
    "s3.PutBucketLifecycleConfiguration",
]


def test_a_new_bucket_is_all_that_it_must_be(cloud: Cloud) -> None:
    cloud.bootstrap()
    made = cloud.snapshot()
    key = cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]
    default = made["encryption"]["ServerSideEncryptionConfiguration"]["Rules"][0]
    assert made["versioning"] == {"Status": "Enabled"}
    assert default["ApplyServerSideEncryptionByDefault"] == {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key["Arn"]}
    assert default["BucketKeyEnabled"] is True
    assert set(made["public access"]["PublicAccessBlockConfiguration"].values()) == {True}
    assert made["ownership"]["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    assert made["tags"]["TagSet"] == [{"Key": "owner", "Value": "platform"}]
    assert [rule["ID"] for rule in made["lifecycle"]["Rules"]] == [rule["ID"] for rule in expiry.RULES]
    assert cloud.kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"] is True
    assert cloud.s3.get_bucket_location(Bucket=BUCKET)["LocationConstraint"] == REGION


def test_a_new_bucket_is_closed_before_anything_else_is_set(cloud: Cloud) -> None:
    cloud.bootstrap()
    changes = [name for name in cloud.calls if name in CHANGING]
    assert changes == [call.partition(".")[2] for call in [*CALLS_OF_A_NEW_BUCKET, "s3.PutBucketTagging"]]


def test_a_second_run_changes_nothing(cloud: Cloud) -> None:
    cloud.bootstrap()
    before = cloud.snapshot()
    cloud.calls.clear()
    outcome, text = cloud.bootstrap()
    assert "nothing to do" in text
    assert (outcome.steps, outcome.executed) == ((), False)
    assert not CHANGING.keys() & set(cloud.calls)
    assert cloud.snapshot() == before


def test_us_east_1_is_made_without_a_location_constraint(cloud: Cloud) -> None:
    cloud.wanted = StateBucket(BUCKET, "us-east-1", ACCOUNT, ALIAS)
    cloud.bootstrap()
    assert "LocationConstraint" not in str(cloud.s3.get_bucket_location(Bucket=BUCKET)["LocationConstraint"])
    assert "nothing to do" in cloud.bootstrap()[1]


def test_a_bucket_without_tags_ends_without_tags(cloud: Cloud) -> None:
    cloud.wanted = StateBucket(BUCKET, REGION, ACCOUNT, ALIAS)
    cloud.bootstrap()
    assert cloud.snapshot()["tags"] == "NoSuchTagSet"
    assert "nothing to do" in cloud.bootstrap()[1]


def test_a_dry_run_prints_the_steps_and_makes_nothing(cloud: Cloud) -> None:
    outcome, text = cloud.bootstrap(dry_run=True)
    assert "would create the bucket in eu-west-1, ACLs off" in text
    assert text.count("would") == len(outcome.steps)
    assert outcome.executed is False
    assert cloud.s3.list_buckets()["Buckets"] == []
    assert cloud.kms.list_keys()["Keys"] == []


def test_a_dry_run_and_a_run_have_the_same_steps(cloud: Cloud) -> None:
    planned, printed = cloud.bootstrap(dry_run=True)
    done, said = cloud.bootstrap()
    assert planned.steps == done.steps
    assert printed.replace("would ", "done: ") == said


def test_an_endpoint_from_the_environment_is_used(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", cloud.endpoint)
    endpoint, cloud.endpoint = cloud.endpoint, None  # type: ignore[assignment]
    cloud.bootstrap()
    cloud.endpoint = endpoint
    assert cloud.s3.list_buckets()["Buckets"][0]["Name"] == BUCKET


def test_another_accounts_credentials_are_refused_before_anything_is_looked_at(cloud: Cloud) -> None:
    cloud.wanted = StateBucket(BUCKET, REGION, OTHER_ACCOUNT, ALIAS)
    with pytest.raises(BootstrapError, match=f"account {ACCOUNT} .* belongs in account {OTHER_ACCOUNT}"):
        cloud.bootstrap(fix=True)
    assert cloud.calls == ["GetCallerIdentity"]


def test_a_bucket_in_another_region_is_reported_with_that_region(cloud: Cloud) -> None:
    cloud.client("s3", "us-west-2").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "us-west-2"}
    )
    with pytest.raises(BootstrapError, match=r"is: +us-west-2\n +must be: eu-west-1\n.*set state.region to us-west-2"):
        cloud.bootstrap(fix=True)
    assert cloud.kms.list_keys()["Keys"] == []


def test_another_accounts_bucket_is_reported_as_such(cloud: Cloud) -> None:
    given = cloud.client("sts").assume_role(RoleArn=f"arn:aws:iam::{OTHER_ACCOUNT}:role/any", RoleSessionName="other")
    keys = given["Credentials"]
    other = new_session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
    other.client("s3", endpoint_url=cloud.endpoint).create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    with pytest.raises(BootstrapError, match=f"is: +another account\n +must be: {ACCOUNT}"):
        cloud.bootstrap(fix=True)


def test_an_own_bucket_that_denies_access_is_told_from_a_foreign_one(cloud: Cloud) -> None:
    cloud.bootstrap()
    cloud.refuse("s3.HeadBucket")
    with pytest.raises(BootstrapError, match=f"denied, though account {ACCOUNT} owns it"):
        cloud.bootstrap()


def test_a_denied_bucket_whose_owner_may_not_be_asked_is_said_to_be_unknown(cloud: Cloud) -> None:
    cloud.refuse("s3.HeadBucket")
    cloud.refuse("s3.ListBuckets")
    with pytest.raises(BootstrapError, match="unknown: S3 denies access"):
        cloud.bootstrap()


@pytest.mark.parametrize("call", CALLS_OF_A_NEW_BUCKET)
def test_a_run_that_was_stopped_half_way_is_finished_by_the_next(cloud: Cloud, call: str) -> None:
    allow = cloud.refuse(call)
    with pytest.raises(BootstrapError, match=r"(?s)could not .* is denied .* steps are done"):
        cloud.bootstrap()
    allow()
    # The bucket that could not even be marked is the one case that asks for --fix.
    cloud.bootstrap(fix=call == "s3.PutBucketTagging")
    assert "nothing to do" in cloud.bootstrap()[1]
    assert UNFINISHED not in str(cloud.snapshot()["tags"])
    assert len(cloud.kms.list_keys()["Keys"]) == 1


def test_a_new_key_that_is_not_known_everywhere_yet_is_asked_for_again(cloud: Cloud) -> None:
    know = cloud.refuse("kms.EnableKeyRotation", 400, "NotFoundException")
    clients = Clients(cloud.s3, cloud.kms, cloud.client("sts"))
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        know()

    Executor(clients, cloud.wanted, io.StringIO(), nap).run((CreateKey("new", {}), RotateKey(None)))
    assert len(naps) == 1
    assert cloud.kms.get_key_rotation_status(KeyId=cloud.kms.list_keys()["Keys"][0]["KeyId"])["KeyRotationEnabled"]


def test_a_half_way_stop_says_what_is_done(cloud: Cloud) -> None:
    cloud.refuse("s3.PutBucketPolicy")
    with pytest.raises(BootstrapError) as caught:
        cloud.bootstrap()
    text = str(caught.value)
    assert text.startswith("could not put the bucket policy")
    assert "s3:PutBucketPolicy is denied (AWS says AccessDenied: refused for the test)" in text
    assert "6 of 11 steps are done" in text
    assert "done: block all public access" in text
    assert "goes on from there" in text


def test_a_key_left_without_a_name_is_taken_up_again(cloud: Cloud) -> None:
    tags = [{"TagKey": KEY_OF, "TagValue": ALIAS}]
    left = cloud.kms.create_key(Tags=tags)["KeyMetadata"]["Arn"]
    cloud.bootstrap()
    assert cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["Arn"] == left


def test_what_terraform_writes_is_encrypted_with_the_key(cloud: Cloud) -> None:
    cloud.bootstrap()
    written = cloud.s3.put_object(Bucket=BUCKET, Key="demo/a.tfstate", Body=json.dumps({}))
    assert written["SSEKMSKeyId"] == cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["Arn"]
