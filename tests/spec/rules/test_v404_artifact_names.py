"""Rule V404."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v404_artifact_names as rule


def test_it_passes_letters_digits_hyphens_and_underscores() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_dots_and_101_characters() -> None:
    bad = pipeline((source(outputs=("a.b",)),), (build(outputs=("x" * 101,)),))
    assert len(list(rule.problems(bad))) == 2
