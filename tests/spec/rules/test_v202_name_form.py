"""Rule V202."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v202_name_form as rule


def test_it_passes_ordinary_names() -> None:
    assert found(rule, {"services": {"web": FLEET}}) == []
    assert found(rule, {"state": {"bucket": "acme.terraform-state"}}) == []


@pytest.mark.parametrize(
    "bucket",
    [
        "Upper-case",
        "under_score",
        "two..dots",
        "192.168.0.1",
        "xn--b",
        "sthree-b",
        "amzn-s3-demo-b",
        "b-s3alias",
        "b--ol-s3",
    ],
)
def test_it_refuses_state_buckets_that_s3_refuses(bucket: str) -> None:
    assert found(rule, {"state": {"bucket": bucket}}) == ["state.bucket"]


def test_it_refuses_a_system_with_a_prefix_that_buckets_may_not_have() -> None:
    assert found(rule, {"system": "sthree-a"}) == ["system"]


def test_it_refuses_load_balancers_that_begin_with_internal() -> None:
    assert found(rule, {"system": "internal", "services": {"web": FLEET}}) == ["services.web"]
