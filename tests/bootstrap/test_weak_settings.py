"""Each weak setting: reported, left alone without --fix, repaired with it, and then nothing to do."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.bootstrap.cloud import ALIAS, BUCKET
from viaduct.bootstrap import expiry, tls
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bootstrap.cloud import Cloud


def _suspend_versioning(cloud: Cloud) -> None:
    cloud.s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Suspended"})


def _open_one_part(cloud: Cloud) -> None:
    block = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": False}
    cloud.s3.put_public_access_block(Bucket=BUCKET, PublicAccessBlockConfiguration=block)


def _drop_the_block(cloud: Cloud) -> None:
    cloud.s3.delete_public_access_block(Bucket=BUCKET)


def _bring_acls_back(cloud: Cloud) -> None:
    rules = [{"ObjectOwnership": "BucketOwnerPreferred"}]
    cloud.s3.put_bucket_ownership_controls(Bucket=BUCKET, OwnershipControls={"Rules": rules})


def _drop_ownership(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_ownership_controls(Bucket=BUCKET)


def _drop_the_policy(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_policy(Bucket=BUCKET)


def _narrow_the_policy(cloud: Cloud) -> None:
    policy = json.loads(cloud.s3.get_bucket_policy(Bucket=BUCKET)["Policy"])
    policy["Statement"][0]["Resource"] = f"arn:aws:s3:::{BUCKET}/*"
    cloud.s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))


def _encrypt(cloud: Cloud, default: dict[str, str], *, bucket_key: bool = True) -> None:
    rule = {"ApplyServerSideEncryptionByDefault": default, "BucketKeyEnabled": bucket_key}
    cloud.s3.put_bucket_encryption(Bucket=BUCKET, ServerSideEncryptionConfiguration={"Rules": [rule]})


def _encrypt_with_s3(cloud: Cloud) -> None:
    _encrypt(cloud, {"SSEAlgorithm": "AES256"})


def _encrypt_with_the_managed_key(cloud: Cloud) -> None:
    _encrypt(cloud, {"SSEAlgorithm": "aws:kms"})


def _encrypt_with_another_key(cloud: Cloud) -> None:
    other = cloud.kms.create_key(Description="another")["KeyMetadata"]["Arn"]
    _encrypt(cloud, {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": other})


def _drop_the_bucket_key(cloud: Cloud) -> None:
    key = cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["Arn"]
    _encrypt(cloud, {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}, bucket_key=False)


def _drop_encryption(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_encryption(Bucket=BUCKET)


def _drop_the_lifecycle(cloud: Cloud) -> None:
    cloud.s3.delete_bucket_lifecycle(Bucket=BUCKET)


def _shorten_the_lifecycle(cloud: Cloud) -> None:
    rules = [dict(rule) for rule in expiry.RULES]
    rules[0]["NoncurrentVersionExpiration"] = {"NoncurrentDays": 1, "NewerNoncurrentVersions": 1}
    cloud.s3.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": rules})


def _retag(cloud: Cloud) -> None:
    cloud.s3.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": [{"Key": "owner", "Value": "nobody"}]})


def _stop_rotation(cloud: Cloud) -> None:
    cloud.kms.disable_key_rotation(KeyId=_key(cloud))


def _disable_the_key(cloud: Cloud) -> None:
    cloud.kms.disable_key(KeyId=_key(cloud))


def _drop_the_alias(cloud: Cloud) -> None:
    cloud.kms.delete_alias(AliasName=ALIAS)


def _point_the_alias_elsewhere(cloud: Cloud) -> None:
    other = cloud.kms.create_key(Description="another")["KeyMetadata"]["KeyId"]
    cloud.kms.enable_key_rotation(KeyId=other)
    cloud.kms.update_alias(AliasName=ALIAS, TargetKeyId=other)


def _key(cloud: Cloud) -> str:
    return str(cloud.kms.describe_key(KeyId=ALIAS)["KeyMetadata"]["KeyId"])


WEAK = [
    (_suspend_versioning, "versioning", "Suspended", "Enabled"),
    (_open_one_part, "public access block", "BlockPublicPolicy, RestrictPublicBuckets off", "all four on"),
    (
        _drop_the_block,
        "public access block",
        "BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets off",
        "all four on",
    ),
    (_bring_acls_back, "object ownership", "BucketOwnerPreferred", "BucketOwnerEnforced"),
    (_drop_ownership, "object ownership", "none set, ACLs are in force", "BucketOwnerEnforced"),
    (_drop_the_policy, "requests without TLS", "not denied to everyone", "denied by the bucket policy"),
    (_narrow_the_policy, "requests without TLS", "not denied to everyone", "denied by the bucket policy"),
    (_encrypt_with_s3, "default encryption", "AES256 (keys of S3)", "aws:kms with arn:aws:kms:"),
    (_encrypt_with_the_managed_key, "default encryption", "aws:kms with aws/s3", f"the key of {ALIAS}"),
    (_encrypt_with_another_key, "default encryption", "aws:kms with arn:aws:kms:", f"the key of {ALIAS}"),
    (_drop_encryption, "default encryption", "none", "aws:kms with arn:aws:kms:"),
    (_drop_the_bucket_key, "S3 bucket key", "off", "on"),
    (_drop_the_lifecycle, "lifecycle rule viaduct-old-versions", "absent", '"NewerNoncurrentVersions": 50'),
    (_drop_the_lifecycle, "lifecycle rule viaduct-unfinished-uploads", "absent", '"DaysAfterInitiation": 1'),
    (_shorten_the_lifecycle, "lifecycle rule viaduct-old-versions", '"NoncurrentDays": 1', '"NoncurrentDays": 7'),
    (_retag, "tag owner", "nobody", "platform"),
    (_stop_rotation, f"key of {ALIAS}: yearly rotation", "off", "on"),
    (_disable_the_key, f"key of {ALIAS}: state", "Disabled", "Enabled"),
    (_drop_the_alias, f"key alias {ALIAS}", "absent", "on the key that encrypts the bucket"),
    (_point_the_alias_elsewhere, "default encryption", "aws:kms with arn:aws:kms:", f"the key of {ALIAS}"),
]
IDS = [f"{weaken.__name__.strip('_')}-{setting.split()[0]}" for weaken, setting, _, _ in WEAK]
weak_settings = pytest.mark.parametrize(("weaken", "setting", "got", "must"), WEAK, ids=IDS)


@weak_settings
def test_a_weak_setting_is_reported_and_left_alone(
    cloud: Cloud, weaken: Callable[[Cloud], None], setting: str, got: str, must: str
) -> None:
    cloud.bootstrap()
    weaken(cloud)
    before = _everything(cloud)
    with pytest.raises(BootstrapError) as caught:
        cloud.bootstrap()
    lines = str(caught.value).splitlines()
    at = lines.index(f"  {setting}")
    assert got in lines[at + 1]
    assert must in lines[at + 2]
    assert "--fix" in lines[-1]
    assert _everything(cloud) == before


@weak_settings
def test_a_weak_setting_is_repaired_with_fix_and_then_nothing_is_to_do(
    cloud: Cloud, weaken: Callable[[Cloud], None], setting: str, got: str, must: str
) -> None:
    cloud.bootstrap()
    weaken(cloud)
    assert cloud.bootstrap(fix=True)[0].executed is True
    assert "nothing to do" in cloud.bootstrap()[1]


@weak_settings
def test_a_dry_run_of_a_repair_changes_nothing(
    cloud: Cloud, weaken: Callable[[Cloud], None], setting: str, got: str, must: str
) -> None:
    cloud.bootstrap()
    weaken(cloud)
    before = _everything(cloud)
    outcome, text = cloud.bootstrap(fix=True, dry_run=True)
    assert text.count("would") == len(outcome.steps) > 0
    assert _everything(cloud) == before


def test_only_what_is_weak_is_repaired(cloud: Cloud) -> None:
    cloud.bootstrap()
    before = cloud.snapshot()
    _suspend_versioning(cloud)
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


def test_a_dry_run_without_fix_shows_both_the_faults_and_the_repair(
    cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    from viaduct.bootstrap import bootstrap

    cloud.bootstrap()
    _suspend_versioning(cloud)
    out = io.StringIO()
    with pytest.raises(BootstrapError, match="versioning"):
        bootstrap(cloud.session, cloud.wanted, fix=False, dry_run=True, out=out, endpoint_url=cloud.endpoint)
    assert "With --fix:\n  would turn versioning on\n" in out.getvalue()


def test_a_key_that_encrypts_the_bucket_already_gets_the_alias(cloud: Cloud) -> None:
    cloud.bootstrap()
    key = _key(cloud)
    _drop_the_alias(cloud)
    cloud.bootstrap(fix=True)
    assert _key(cloud) == key


@pytest.mark.parametrize("fix", [False, True])
def test_a_key_about_to_be_deleted_is_for_a_person_to_save(cloud: Cloud, fix: bool) -> None:
    cloud.bootstrap()
    cloud.kms.schedule_key_deletion(KeyId=_key(cloud))
    with pytest.raises(BootstrapError, match=r"(?s)is: +PendingDeletion.*by hand: aws kms cancel-key-deletion"):
        cloud.bootstrap(fix=fix)


def test_an_asymmetric_key_under_the_alias_is_for_a_person_to_replace(cloud: Cloud) -> None:
    key = cloud.kms.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    cloud.kms.create_alias(AliasName=ALIAS, TargetKeyId=key)
    with pytest.raises(BootstrapError, match="not for symmetric encryption"):
        cloud.bootstrap(fix=True)
    assert cloud.s3.list_buckets()["Buckets"] == []


def test_statements_of_others_survive_a_repair(cloud: Cloud) -> None:
    cloud.bootstrap()
    others = [
        {"Sid": "Audit", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::222222222222:root"},
         "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"},
        {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket", "Resource": f"arn:aws:s3:::{BUCKET}"},
    ]  # fmt: skip
    policy = {"Version": "2012-10-17", "Id": "ours", "Statement": others}
    cloud.s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))
    cloud.bootstrap(fix=True)
    now = json.loads(cloud.s3.get_bucket_policy(Bucket=BUCKET)["Policy"])
    assert now["Id"] == "ours"
    assert now["Statement"][:2] == others
    assert [statement.get("Sid") for statement in now["Statement"]] == ["Audit", None, tls.SID]


def test_lifecycle_rules_of_others_survive_a_repair(cloud: Cloud) -> None:
    cloud.bootstrap()
    others = [
        {"ID": "logs", "Status": "Enabled", "Filter": {"Prefix": "logs/"}, "Expiration": {"Days": 3}},
        {"ID": "old", "Status": "Enabled", "Prefix": "tmp/", "Expiration": {"Days": 9}},
    ]
    cloud.s3.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": others})
    cloud.bootstrap(fix=True)
    rules = cloud.s3.get_bucket_lifecycle_configuration(Bucket=BUCKET)["Rules"]
    assert rules[0] == others[0]
    assert rules[1] == {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 9}}
    assert len(rules) == 2 + len(expiry.RULES)


def test_tags_of_others_survive_a_repair(cloud: Cloud) -> None:
    cloud.bootstrap()
    cloud.s3.put_bucket_tagging(Bucket=BUCKET, Tagging={"TagSet": [{"Key": "cost", "Value": "42"}]})
    cloud.bootstrap(fix=True)
    tags = cloud.s3.get_bucket_tagging(Bucket=BUCKET)["TagSet"]
    assert {tag["Key"]: tag["Value"] for tag in tags} == {"cost": "42", "owner": "platform"}


def test_a_rule_of_others_that_deletes_the_state_is_reported_and_never_touched(cloud: Cloud) -> None:
    cloud.bootstrap()
    rules = [*expiry.RULES, {"ID": "tidy", "Status": "Enabled", "Filter": {}, "Expiration": {"Days": 30}}]
    cloud.s3.put_bucket_lifecycle_configuration(Bucket=BUCKET, LifecycleConfiguration={"Rules": rules})
    with pytest.raises(BootstrapError, match=r"(?s)lifecycle rule tidy\n.*deletes every object.*by hand"):
        cloud.bootstrap(fix=True)


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
