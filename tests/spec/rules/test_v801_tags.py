"""Rule V801."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v801_tags as rule


def test_it_passes_what_aws_takes() -> None:
    tags = {f"key{index}": "v" * 256 for index in range(44)} | {"k" * 128: "", "cost:center": "a+b=c.d_e/f@g"}
    assert found(rule, {"tags": tags}) == []


@pytest.mark.parametrize("key", ["aws:owner", "AWS:owner", "k" * 129, "semi;colon"])
def test_it_refuses_keys(key: str) -> None:
    assert found(rule, {"tags": {key: "v"}}) == [f"tags.{key}"]


def test_it_refuses_a_key_of_no_characters() -> None:
    assert found(rule, {"tags": {"": "v"}}) == ['tags.""']


@pytest.mark.parametrize("value", ["v" * 257, "semi;colon"])
def test_it_refuses_values(value: str) -> None:
    assert found(rule, {"tags": {"key": value}}) == ["tags.key"]


def test_it_refuses_47_tags() -> None:
    assert found(rule, {"tags": {f"key{index}": "v" for index in range(47)}}) == ["tags"]
