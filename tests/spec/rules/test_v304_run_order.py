"""Rule V304."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v304_run_order as rule


def test_it_passes_orders_from_1_to_999() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []
    assert list(rule.problems(pipeline((source(),), (build(run_order=999),)))) == []


def test_it_refuses_0_and_1000() -> None:
    bad = pipeline((source(),), (build("A", run_order=0), build("B", run_order=1000)))
    assert [finding.got for finding in rule.problems(bad)] == ["0", "1000"]
