"""Rule V604."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, MAIN, build, found, pipeline, source
from viaduct.delivery import Trigger
from viaduct.spec.rules import v604_trigger_source as rule


def test_it_passes_a_trigger_of_a_source() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_trigger_of_nothing_or_of_a_build() -> None:
    for name in ("Nothing", "Build"):
        bad = pipeline((source(),), (build(),), trigger=Trigger(name, MAIN.pushes))
        assert [finding.got for finding in rule.problems(bad)] == [name]
