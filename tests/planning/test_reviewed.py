"""Whether a plan is the one that was reviewed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from viaduct.planning.reviewed import unlike

UPDATE: dict[str, Any] = {
    "address": "aws_codebuild_project.web",
    "change": {"actions": ["update"], "before": {"timeout": 60}, "after": {"timeout": 45}, "after_unknown": {}},
}
SAME: dict[str, Any] = {
    "address": "aws_iam_role.web",
    "change": {"actions": ["no-op"], "before": {"name": "web"}, "after": {"name": "web"}},
}
OUTPUT = {"actions": ["create"], "before": None, "after": "arn"}
PLAN: dict[str, Any] = {"resource_changes": [UPDATE, SAME], "output_changes": {"arn": OUTPUT}}


def plan(**changed: Any) -> dict[str, Any]:
    """The same, but the first change says something else."""
    made = deepcopy(PLAN)
    made["resource_changes"][0] |= changed
    return made


def changing(**changed: Any) -> dict[str, Any]:
    return plan(change=UPDATE["change"] | changed)


def test_plans_that_do_the_same_are_alike_whenever_they_were_made() -> None:
    assert unlike(PLAN | {"timestamp": "2026-11-22T10:00:00Z"}, PLAN | {"timestamp": "2026-11-22T11:00:00Z"}) == []
    assert unlike(PLAN, PLAN | {"resource_changes": [UPDATE]}) == []
    assert unlike({}, {}) == []


@pytest.mark.parametrize(
    "other",
    [
        changing(after={"timeout": 46}),
        changing(before={"timeout": 59}),
        changing(after_unknown={"role": True}),
        changing(actions=["delete", "create"]),
        changing(importing={"id": "web"}),
        changing(replace_paths=[["name"]]),
        plan(previous_address="aws_codebuild_project.old"),
        plan(deposed="00000000"),
    ],
)
def test_whatever_a_plan_does_otherwise_is_named_by_its_address(other: dict[str, Any]) -> None:
    assert "aws_codebuild_project.web" in unlike(PLAN, other)
    assert unlike(PLAN, other) == unlike(other, PLAN)


def test_what_one_of_them_does_alone_is_named() -> None:
    moved = SAME | {"previous_address": "aws_iam_role.old"}
    assert unlike(PLAN, PLAN | {"resource_changes": [UPDATE, moved]}) == ["aws_iam_role.web"]
    assert unlike(PLAN, PLAN | {"output_changes": {}}) == ["output.arn"]
    assert unlike(PLAN, PLAN | {"output_changes": {"arn": OUTPUT | {"after": "another"}}}) == ["output.arn"]
    assert unlike({}, PLAN) == ["aws_codebuild_project.web", "output.arn"]
