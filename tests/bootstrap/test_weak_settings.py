"""Each weak setting: reported, left alone without --fix, repaired with it, and then nothing to do."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING, Any

import pytest

from tests.bootstrap import weaken
from tests.bootstrap.cloud import ALIAS, BUCKET
from viaduct.bootstrap import bootstrap
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bootstrap.cloud import Cloud


WEAK = [
    (weaken.suspend_versioning, "versioning", "Suspended", "Enabled"),
    (weaken.open_one_part, "public access block", "BlockPublicPolicy, RestrictPublicBuckets off", "all four on"),
    (
        weaken.drop_the_block,
        "public access block",
        "BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets off",
        "all four on",
    ),
    (weaken.bring_acls_back, "object ownership", "BucketOwnerPreferred", "BucketOwnerEnforced"),
    (weaken.drop_ownership, "object ownership", "none set, ACLs are in force", "BucketOwnerEnforced"),
    (weaken.drop_the_policy, "requests without TLS", "not denied to everyone", "denied by the bucket policy"),
    (weaken.narrow_the_policy, "requests without TLS", "not denied to everyone", "denied by the bucket policy"),
    (weaken.encrypt_with_s3, "default encryption", "AES256 (keys of S3)", "aws:kms with arn:aws:kms:"),
    (weaken.encrypt_with_the_managed_key, "default encryption", "aws:kms with aws/s3", f"the key of {ALIAS}"),
    (weaken.encrypt_with_another_key, "default encryption", "aws:kms with arn:aws:kms:", f"the key of {ALIAS}"),
    (weaken.drop_encryption, "default encryption", "none", "aws:kms with arn:aws:kms:"),
    (weaken.drop_the_bucket_key, "S3 bucket key", "off", "on"),
    (weaken.drop_the_lifecycle, "lifecycle rule viaduct-old-versions", "absent", '"NewerNoncurrentVersions": 50'),
    (weaken.drop_the_lifecycle, "lifecycle rule viaduct-unfinished-uploads", "absent", '"DaysAfterInitiation": 1'),
    (weaken.shorten_the_lifecycle, "lifecycle rule viaduct-old-versions", '"NoncurrentDays": 1', '"NoncurrentDays": 7'),
    (weaken.retag, "tag owner", "nobody", "platform"),
    (weaken.stop_rotation, f"key of {ALIAS}: yearly rotation", "off", "on"),
    (weaken.disable_the_key, f"key of {ALIAS}: state", "Disabled", "Enabled"),
    (weaken.drop_the_alias, f"key alias {ALIAS}", "absent", "on the key that encrypts the bucket"),
    (weaken.point_the_alias_elsewhere, "default encryption", "aws:kms with arn:aws:kms:", f"the key of {ALIAS}"),
]
IDS = [f"{how.__name__}-{setting.split()[0]}" for how, setting, _, _ in WEAK]
weak_settings = pytest.mark.parametrize(("how", "setting", "got", "must"), WEAK, ids=IDS)


@weak_settings
def test_a_weak_setting_is_reported_and_left_alone_without_fix_or_in_a_dry_run(
    cloud: Cloud, how: Callable[[Cloud], None], setting: str, got: str, must: str
) -> None:
    cloud.bootstrap()
    how(cloud)
    before = _everything(cloud)
    with pytest.raises(BootstrapError) as caught:
        cloud.bootstrap()
    lines = str(caught.value).splitlines()
    at = lines.index(f"  {setting}")
    assert got in lines[at + 1]
    assert must in lines[at + 2]
    assert "--fix" in lines[-1]
    outcome, text = cloud.bootstrap(fix=True, dry_run=True)
    assert text.count("would") == len(outcome.steps) > 0
    assert _everything(cloud) == before


@weak_settings
def test_a_weak_setting_is_repaired_with_fix_and_then_nothing_is_to_do(
    cloud: Cloud, how: Callable[[Cloud], None], setting: str, got: str, must: str
) -> None:
    cloud.bootstrap()
    how(cloud)
    assert cloud.bootstrap(fix=True)[0].executed is True
    assert "nothing to do" in cloud.bootstrap()[1]


def test_only_what_is_weak_is_repaired(cloud: Cloud) -> None:
    cloud.bootstrap()
    before = cloud.snapshot()
    weaken.suspend_versioning(cloud)
    assert len(cloud.bootstrap(fix=True)[0].steps) == 1
    assert cloud.snapshot() == before


def test_all_weak_settings_are_reported_at_once(cloud: Cloud) -> None:
    cloud.s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    with pytest.raises(BootstrapError) as caught:
        cloud.bootstrap()
    for setting in ("public access block", "requests without TLS", "object ownership", "default encryption",
                    "versioning", "lifecycle rule", "tag owner", "key alias"):  # fmt: skip
        assert f"\n  {setting}" in str(caught.value)
    assert cloud.kms.list_keys()["Keys"] == []
    cloud.bootstrap(fix=True)
    assert "nothing to do" in cloud.bootstrap()[1]


def test_a_dry_run_without_fix_shows_both_the_faults_and_the_repair(cloud: Cloud) -> None:
    cloud.bootstrap()
    weaken.suspend_versioning(cloud)
    out = io.StringIO()
    with pytest.raises(BootstrapError, match="versioning"):
        bootstrap(cloud.session, cloud.wanted, fix=False, dry_run=True, out=out, endpoint_url=cloud.endpoint)
    assert "With --fix:\n  would turn versioning on\n" in out.getvalue()


def test_a_key_that_encrypts_the_bucket_already_gets_the_alias(cloud: Cloud) -> None:
    cloud.bootstrap()
    key = weaken.key(cloud)
    weaken.drop_the_alias(cloud)
    cloud.bootstrap(fix=True)
    assert weaken.key(cloud) == key


@pytest.mark.parametrize("fix", [False, True])
def test_a_key_about_to_be_deleted_is_for_a_person_to_save(cloud: Cloud, fix: bool) -> None:
    cloud.bootstrap()
    cloud.kms.schedule_key_deletion(KeyId=weaken.key(cloud))
    with pytest.raises(BootstrapError, match=r"(?s)is: +PendingDeletion.*by hand: aws kms cancel-key-deletion"):
        cloud.bootstrap(fix=fix)


def test_an_asymmetric_key_under_the_alias_is_for_a_person_to_replace(cloud: Cloud) -> None:
    key = cloud.kms.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    cloud.kms.create_alias(AliasName=ALIAS, TargetKeyId=key)
    with pytest.raises(BootstrapError, match="not for symmetric encryption"):
        cloud.bootstrap(fix=True)
    assert cloud.s3.list_buckets()["Buckets"] == []


def test_new_tags_in_the_description_need_fix_as_any_change_does(cloud: Cloud) -> None:
    cloud.bootstrap()
    cloud.wanted = dataclasses.replace(cloud.wanted, tags={"owner": "platform", "team": "web"})
    with pytest.raises(BootstrapError, match="tag team"):
        cloud.bootstrap()
    cloud.bootstrap(fix=True)
    assert "nothing to do" in cloud.bootstrap()[1]


def _everything(cloud: Cloud) -> dict[str, Any]:
    keys = [cloud.kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in cloud.kms.list_keys()["Keys"]]
    states = {key["KeyId"]: key["KeyState"] for key in keys}
    rotation = {key: cloud.kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] for key in states}
    return cloud.snapshot() | {"states": states, "rotation": rotation}
