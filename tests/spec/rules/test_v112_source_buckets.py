"""Rule V112."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v112_source_buckets as rule


def in_bucket(name: str) -> dict[str, Any]:
    return {"services": {"web": {"source": {"kind": "s3", "bucket": name, "key": "shop.zip"}}}}


def test_it_passes_names_of_buckets() -> None:
    assert found(rule) == []
    assert found(rule, in_bucket("acme-releases")) == []


@pytest.mark.parametrize("name", ["Acme", "192.168.0.1", "xn--acme", "a" * 64])
def test_it_refuses_what_no_bucket_is_called(name: str) -> None:
    assert found(rule, in_bucket(name)) == ["services.web.source.bucket"]
