"""Rule V603."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.delivery import Action, Provider
from viaduct.spec.rules import v603_detect_changes as rule


def test_it_passes_sources_that_say_it() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_source_that_leaves_it_out() -> None:
    assert len(list(rule.problems(pipeline((source(configuration={}),), (build(),))))) == 1


def test_it_refuses_a_source_that_polls() -> None:
    polls = Action("Source", Provider.CODECOMMIT, "us-east-1", {"PollForSourceChanges": "true"})
    assert [finding.got for finding in rule.problems(pipeline((polls,), (build(),)))] == ["true"]
