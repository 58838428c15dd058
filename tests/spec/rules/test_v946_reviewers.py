"""Rule V946."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v946_reviewers as rule


@pytest.mark.parametrize("reviewers", [{"users": ["octocat"]}, {"teams": ["platform"]}], ids=str)
def test_it_passes_a_reviewer_of_either_kind(reviewers: dict[str, list[str]]) -> None:
    assert found(rule, {"github": {"protect": {"reviewers": reviewers}}}) == []


def test_it_passes_an_environment_that_viaduct_does_not_make() -> None:
    assert found(rule, {"github": {}}) == []


def test_it_refuses_nothing_but_warns_where_nobody_reviews() -> None:
    assert found(rule, {"github": {"protect": {}}}) == ["github.protect"]
