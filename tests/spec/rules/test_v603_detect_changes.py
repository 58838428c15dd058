"""Rule V603."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v603_detect_changes as rule


def test_it_passes_sources_that_say_it() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_source_that_leaves_it_out() -> None:
    assert len(list(rule.problems(pipeline((source(configuration={}),), (build(),))))) == 1
