from __future__ import annotations

import json
from typing import Any

import pytest

from viaduct.bootstrap import tls

ARN = "arn:aws:s3:::demo-state"
DENY: dict[str, Any] = {
    "Sid": "CompanyTls",
    "Effect": "Deny",
    "Principal": "*",
    "Action": "s3:*",
    "Resource": [ARN, f"{ARN}/*"],
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}


@pytest.mark.parametrize(
    "spelling",
    [
        {},
        {"Principal": {"AWS": "*"}},
        {"Action": ["s3:*"]},
        {"Action": "*"},
        {"Resource": "*"},
        {"Condition": {"Bool": {"aws:SecureTransport": False}}},
        {"Condition": {"Bool": {"AWS:securetransport": ["false"]}}},
    ],
)
def test_any_statement_that_denies_everything_without_tls_will_do(spelling: dict[str, Any]) -> None:
    assert tls.is_enforced({"Statement": [{**DENY, **spelling}]}, ARN)
    assert tls.is_enforced({"Statement": {**DENY, **spelling}}, ARN)


@pytest.mark.parametrize(
    "weakness",
    [
        {"Effect": "Allow"},
        {"Principal": {"AWS": "arn:aws:iam::111111111111:root"}},
        {"Action": "s3:GetObject"},
        {"Resource": f"{ARN}/*"},
        {"Resource": ARN},
        {"Condition": {"Bool": {"aws:SecureTransport": "true"}}},
        {"Condition": {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:PrincipalTag/a": "b"}}},
        {"Condition": {"Bool": {"aws:SecureTransport": "false", "aws:ViaAWSService": "false"}}},
        {"Condition": {}},
    ],
)
def test_a_narrower_statement_will_not(weakness: dict[str, Any]) -> None:
    assert not tls.is_enforced({"Statement": [{**DENY, **weakness}]}, ARN)


def test_no_policy_enforces_nothing() -> None:
    assert not tls.is_enforced({}, ARN)


def test_what_is_put_is_enforced() -> None:
    assert tls.is_enforced(json.loads(tls.enforced({}, ARN)), ARN)


def test_our_own_statement_is_replaced_and_all_others_stay() -> None:
    mine = {**DENY, "Sid": tls.SID, "Action": "s3:GetObject"}
    audit = {"Sid": "Audit", "Effect": "Allow", "Principal": "*", "Action": "s3:ListBucket", "Resource": ARN}
    merged = json.loads(tls.enforced({"Version": "2008-10-17", "Statement": [mine, audit]}, ARN))
    assert merged["Version"] == "2008-10-17"
    assert merged["Statement"] == [audit, {**DENY, "Sid": tls.SID}]
