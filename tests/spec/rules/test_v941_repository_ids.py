"""Rule V941."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v941_repository_ids as rule


def test_it_passes_both_numbers() -> None:
    assert found(rule, {"github": {"ids": {"owner": 1, "repository": 2}}}) == []


def test_it_passes_a_system_without_github() -> None:
    assert found(rule) == []


def test_it_refuses_nothing_but_warns_where_there_are_none() -> None:
    assert found(rule, {"github": {}}) == ["github"]
