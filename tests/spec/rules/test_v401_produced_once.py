"""Rule V401."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v401_produced_once as rule


def test_it_passes_artifacts_of_one_producer() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_second_producer_in_the_same_or_another_stage() -> None:
    assert len(list(rule.problems(pipeline((source(),), (build("A"), build("B")))))) == 1
    assert len(list(rule.problems(pipeline((source(),), (build("A"),), (build("A"),))))) == 1
