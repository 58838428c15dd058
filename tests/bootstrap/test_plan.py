from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from viaduct.bootstrap import StateBucket, expiry, tls
from viaduct.bootstrap.observed import (
    KEY_OF,
    UNFINISHED,
    Bucket,
    Encryption,
    ForeignBucket,
    HiddenBucket,
    Key,
    Lifecycle,
    MisplacedBucket,
    NoBucket,
    Observed,
)
from viaduct.bootstrap.plan import Plan, plan
from viaduct.bootstrap.settings import PUBLIC_ACCESS
from viaduct.bootstrap.steps import (
    BlockPublicAccess,
    CreateBucket,
    CreateKey,
    EnableKey,
    EnableVersioning,
    EncryptWith,
    NameKey,
    PutLifecycle,
    PutPolicy,
    RotateKey,
    TagBucket,
)

WANTED = StateBucket("demo-state", "eu-west-1", "111111111111", "alias/demo-state", {"owner": "platform"})
KEY = Key("arn:aws:kms:eu-west-1:111111111111:key/one")
OTHER_KEY = Key("arn:aws:kms:eu-west-1:111111111111:key/two")
STRONG = Bucket(
    public_access=PUBLIC_ACCESS,
    ownership="BucketOwnerEnforced",
    versioning="Enabled",
    encryption=Encryption("aws:kms", KEY.arn, bucket_key=True),
    encryption_key=KEY,
    policy=json.loads(tls.enforced({}, "arn:aws:s3:::demo-state")),
    lifecycle=Lifecycle(expiry.RULES),
    tags={"owner": "platform"},
)


def kinds(made: Plan) -> list[type[object]]:
    return [type(step) for step in made.steps]


def settings(made: Plan) -> list[str]:
    return [difference.setting for difference in made.differences]


def test_nothing_there_means_key_then_bucket_and_no_difference() -> None:
    made = plan(WANTED, Observed(NoBucket()))
    assert made.differences == ()
    assert kinds(made) == [
        CreateKey,
        RotateKey,
        NameKey,
        CreateBucket,
        TagBucket,
        BlockPublicAccess,
        PutPolicy,
        EncryptWith,
        EnableVersioning,
        PutLifecycle,
        TagBucket,
    ]


def test_the_mark_of_an_unfinished_bucket_comes_first_and_goes_last() -> None:
    tagged = [step.tags for step in plan(WANTED, Observed(NoBucket())).steps if isinstance(step, TagBucket)]
    assert tagged == [{"owner": "platform", UNFINISHED: "unfinished"}, {"owner": "platform"}]


def test_a_new_key_says_which_alias_it_is_for() -> None:
    step = plan(WANTED, Observed(NoBucket())).steps[0]
    assert isinstance(step, CreateKey)
    assert step.tags == {"owner": "platform", KEY_OF: "alias/demo-state"}


def test_a_strong_bucket_and_key_mean_nothing_to_do() -> None:
    assert plan(WANTED, Observed(STRONG, KEY)) == Plan((), ())


def test_an_unfinished_bucket_is_work_left_and_no_fault() -> None:
    bucket = Bucket(ownership="BucketOwnerEnforced", tags={UNFINISHED: "unfinished"})
    made = plan(WANTED, Observed(bucket, KEY))
    assert made.differences == ()
    assert made.steps[-1] == TagBucket({"owner": "platform"})
    assert EncryptWith(KEY.arn) in made.steps


def test_a_key_left_without_a_name_is_rotated_and_named() -> None:
    made = plan(WANTED, Observed(NoBucket(), loose_key=replace(KEY, rotation=False)))
    assert made.differences == ()
    assert made.steps[:2] == (RotateKey(KEY.arn), NameKey("alias/demo-state", KEY.arn))


def test_the_buckets_own_key_is_named_where_the_alias_is_gone() -> None:
    made = plan(WANTED, Observed(STRONG))
    assert settings(made) == ["key alias alias/demo-state"]
    assert made.steps == (NameKey("alias/demo-state", KEY.arn),)


@pytest.mark.parametrize(
    "unfit", [{"state": "Disabled"}, {"state": "PendingDeletion"}, {"customer": False}, {"rotatable": False}]
)
def test_an_unfit_key_of_the_bucket_is_not_named_but_replaced(unfit: dict[str, Any]) -> None:
    made = plan(WANTED, Observed(replace(STRONG, encryption_key=replace(KEY, **unfit))))
    assert kinds(made) == [CreateKey, RotateKey, NameKey, EncryptWith]


def test_another_key_under_the_alias_is_reported_with_both_arns() -> None:
    made = plan(WANTED, Observed(STRONG, OTHER_KEY))
    (difference,) = made.differences
    assert (KEY.arn in difference.got, OTHER_KEY.arn in difference.wanted) == (True, True)
    assert made.steps == (EncryptWith(OTHER_KEY.arn),)


def test_a_disabled_key_is_enabled_before_its_rotation() -> None:
    made = plan(WANTED, Observed(STRONG, replace(KEY, state="Disabled", rotation=False)))
    assert made.steps == (EnableKey(KEY.arn), RotateKey(KEY.arn))
    assert made.hopeless == ()


@pytest.mark.parametrize(
    ("fault", "remedy"),
    [
        ({"state": "PendingDeletion"}, "cancel-key-deletion"),
        ({"state": "PendingReplicaDeletion"}, "cancel-key-deletion"),
        ({"state": "PendingImport"}, "import the key's material"),
        ({"customer": False}, "update-alias"),
        ({"symmetric": False}, "update-alias"),
        ({"rotatable": False, "rotation": False}, "update-alias"),
    ],
)
def test_some_keys_only_a_person_can_mend(fault: dict[str, Any], remedy: str) -> None:
    made = plan(WANTED, Observed(STRONG, replace(KEY, **fault)))
    (difference,) = made.hopeless
    assert remedy in difference.remedy


@pytest.mark.parametrize(
    ("bucket", "got"),
    [
        (MisplacedBucket("us-west-2"), "us-west-2"),
        (ForeignBucket(), "another account"),
        (HiddenBucket(owned=True), "denied, though account 111111111111 owns it"),
        (HiddenBucket(owned=None), "unknown: S3 denies access to it"),
    ],
)
def test_a_bucket_out_of_reach_only_a_person_can_mend(bucket: Any, got: str) -> None:
    (difference,) = plan(WANTED, Observed(bucket, KEY)).hopeless
    assert difference.got == got


def test_a_named_key_that_was_weakened_is_a_fault_even_without_a_bucket() -> None:
    assert settings(plan(WANTED, Observed(NoBucket(), replace(KEY, rotation=False)))) == [
        "key of alias/demo-state: yearly rotation"
    ]


def test_both_lifecycle_rules_are_reported_and_mended_by_one_step() -> None:
    made = plan(WANTED, Observed(replace(STRONG, lifecycle=Lifecycle()), KEY))
    assert len(made.differences) == 2
    assert kinds(made) == [PutLifecycle]


def test_the_smallest_size_of_transitions_is_kept() -> None:
    found = Lifecycle((), "varies_by_storage_class")
    (step,) = plan(WANTED, Observed(replace(STRONG, lifecycle=found), KEY)).steps
    assert step == PutLifecycle(Lifecycle(expiry.RULES, "varies_by_storage_class"))


def test_encryption_types_that_were_blocked_stay_blocked() -> None:
    found = Encryption("AES256", None, bucket_key=False, blocked=("SSE-C",))
    assert plan(WANTED, Observed(replace(STRONG, encryption=found), KEY)).steps == (EncryptWith(KEY.arn, ("SSE-C",)),)


def test_tags_of_the_system_and_of_others_are_sent_again() -> None:
    found = {"aws:cloudformation:stack-name": "base", "cost": "42"}
    made = plan(WANTED, Observed(replace(STRONG, tags=found), KEY))
    assert made.steps == (TagBucket({**found, "owner": "platform"}),)


def test_the_policy_names_the_bucket_in_its_partition() -> None:
    made = plan(WANTED, Observed(replace(STRONG, policy={}), KEY, partition="aws-cn"))
    (step,) = made.steps
    assert isinstance(step, PutPolicy)
    assert '"arn:aws-cn:s3:::demo-state/*"' in step.document
