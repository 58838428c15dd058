"""What others have put on the bucket survives a repair."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.bootstrap.cloud import BUCKET
from viaduct.bootstrap import expiry, tls
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from tests.bootstrap.cloud import Cloud


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
