from __future__ import annotations

from typing import Any

from viaduct.rehearsal.drift import Change, planned_changes


def plan(**change: Any) -> dict[str, Any]:
    return {"resource_changes": [{"address": "aws_x.a", "change": {"actions": ["update"], **change}}]}


def attributes(**change: Any) -> tuple[str, ...]:
    (found,) = planned_changes(plan(**change))
    return found.attributes


def test_only_the_paths_that_differ_are_named() -> None:
    before = {"name": "a", "rule": [{"days": 1, "id": "x"}], "tags": {"a": "1", "b": "2"}}
    after = {"name": "a", "rule": [{"days": 2, "id": "x"}], "tags": {"a": "1", "c": "3"}}
    assert attributes(before=before, after=after) == ("rule[0].days", "tags.b", "tags.c")


def test_a_list_of_another_length_differs_as_a_whole() -> None:
    assert attributes(before={"rules": [1]}, after={"rules": [1, 2]}) == ("rules",)


def test_a_value_known_only_after_apply_counts() -> None:
    change = {"before": {"value": "a", "name": "n"}, "after": {"name": "n"}, "after_unknown": {"value": True}}
    assert attributes(**change) == ("value",)


def test_what_is_left_alone_or_only_read_is_no_change() -> None:
    entries = [{"address": "aws_x.a", "change": {"actions": [action]}} for action in ("no-op", "read")]
    assert planned_changes({"resource_changes": entries}) == ()


def test_a_replacement_and_an_output_are_changes() -> None:
    found = planned_changes(
        {
            "resource_changes": [
                {
                    "address": "aws_x.a",
                    "change": {"actions": ["delete", "create"], "before": {"n": 1}, "after": {"n": 2}},
                }
            ],
            "output_changes": {"o": {"actions": ["update"], "before": 1, "after": 2}},
        }
    )
    assert list(map(str, found)) == ["aws_x.a (delete/create): n", "output.o (update)"]


def test_values_are_never_shown() -> None:
    (found,) = planned_changes(plan(before={"password": "old"}, after={"password": "new"}))
    assert found == Change("aws_x.a", "update", ("password",))
