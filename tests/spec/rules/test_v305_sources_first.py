"""Rule V305."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v305_sources_first as rule


def test_it_passes_sources_in_the_first_stage() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_build_in_the_first_stage_and_a_source_in_a_later_one() -> None:
    bad = pipeline((source(), build()), (source("Late"),))
    assert len(list(rule.problems(bad))) == 2
