"""Rule V708."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v708_build_timeouts as rule


@pytest.mark.parametrize(("key", "value"), [("timeout", "5m"), ("timeout", "36h"), ("queue_timeout", "8h")])
def test_it_passes_the_bounds(key: str, value: str) -> None:
    assert found(rule, {"services": {"web": {"build": {key: value}}}}) == []


@pytest.mark.parametrize(
    ("key", "value"), [("timeout", "4m"), ("timeout", "2d"), ("queue_timeout", "4m"), ("queue_timeout", "9h")]
)
def test_it_refuses_what_is_beyond_them(key: str, value: str) -> None:
    assert found(rule, {"services": {"web": {"build": {key: value}}}}) == [f"services.web.build.{key}"]
