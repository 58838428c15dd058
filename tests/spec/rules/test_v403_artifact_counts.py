"""Rule V403."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v403_artifact_counts as rule


def test_it_passes_what_the_providers_take_and_give() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []
    five = tuple("abcde")
    assert list(rule.problems(pipeline((source(),), (build(inputs=five, outputs=five),)))) == []


def test_it_refuses_more_and_less() -> None:
    bad = pipeline(
        (source(outputs=()), source("Two", outputs=("a", "b"))),
        (build(inputs=()), build("Six", inputs=tuple("abcdef"))),
        (deploy(inputs=()), deploy("Out", outputs=("x",))),
    )
    assert len(list(rule.problems(bad))) == 6
