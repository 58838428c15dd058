"""Rule V947."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v947_reviewer_count as rule


def reviewed(users: int, teams: int) -> dict[str, object]:
    named = {"users": [f"user{each}" for each in range(users)], "teams": [f"team{each}" for each in range(teams)]}
    return {"github": {"protect": {"reviewers": named}}}


def test_it_passes_six() -> None:
    assert found(rule, reviewed(4, 2)) == []


def test_it_refuses_more_of_both_together() -> None:
    assert found(rule, reviewed(4, 3)) == ["github.protect.reviewers"]
