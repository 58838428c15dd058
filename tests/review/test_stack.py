from __future__ import annotations

import json

import pytest

from tests.review.building import created, destroyed, replaced, resource, review, stack, updated
from viaduct.errors import UsageError
from viaduct.review.changes import Action, Known
from viaduct.review.masked import AfterApply


def paths(*resources: dict[str, object]) -> list[str]:
    return [each.path for change in stack(*resources).resources for each in change.attributes]


@pytest.mark.parametrize(
    ("actions", "action"),
    [
        (("create",), Action.create),
        (("update",), Action.update),
        (("delete",), Action.destroy),
        (("delete", "create"), Action.replace),
        (("create", "delete"), Action.replace),
        (("forget",), Action.forget),
    ],
)
def test_every_action_of_terraform_is_known(actions: tuple[str, ...], action: Action) -> None:
    (change,) = stack(resource("x_y.a", *actions)).resources
    assert change.action is action


@pytest.mark.parametrize("actions", [("no-op",), ("read",)])
def test_what_is_left_alone_is_not_told(actions: tuple[str, ...]) -> None:
    assert not stack(resource("x_y.a", *actions)).changed


def test_data_sources_are_not_told() -> None:
    assert not stack(resource("x_y.a", "create", mode="data")).changed


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(UsageError, match="action that is not known: 'explode'"):
        stack(resource("x_y.a", "explode"))


def test_values_nested_without_end_are_refused() -> None:
    deep: object = 1
    for _ in range(2000):
        deep = [{"a": deep}]
    with pytest.raises(UsageError, match="too deeply"):
        stack(created("x_y.a", deep=deep))


def test_only_what_differs_is_told() -> None:
    before = {"a": 1, "b": {"c": [1, 2], "d": "x"}, "e": None}
    after = {"a": 1, "b": {"c": [1, 3], "d": "y"}, "e": ""}
    assert paths(updated("x_y.a", before, after)) == ["b.c", "b.d"]


def test_blocks_are_matched_by_what_tells_them_apart() -> None:
    before = {"stage": [{"name": "Source", "n": 1}, {"name": "Build", "n": 1}]}
    after = {"stage": [{"name": "Source", "n": 1}, {"name": "Lint", "n": 1}, {"name": "Build", "n": 2}]}
    assert paths(updated("x_y.a", before, after)) == ['stage["Build"].n', 'stage["Lint"].n']


def test_blocks_without_a_name_are_matched_by_place_once_the_same_ones_are_set_aside() -> None:
    before = {"rule": [{"from": 1}, {"from": 2}, {"from": 3}]}
    after = {"rule": [{"from": 3}, {"from": 1}, {"from": 9}]}
    assert paths(updated("x_y.a", before, after)) == ["rule[2].from"]


def test_a_policy_differs_where_its_content_does() -> None:
    before = json.dumps({"Statement": [{"Sid": "Read", "Action": "s3:GetObject"}]})
    after = json.dumps({"Statement": [{"Sid": "Read", "Action": "s3:*"}]}, indent=1)
    assert paths(updated("x_y.a", {"policy": before}, {"policy": after})) == ['policy.Statement["Read"].Action']


def test_the_same_json_written_differently_is_no_difference() -> None:
    assert paths(updated("x_y.a", {"policy": '{"a":1}'}, {"policy": '{ "a": 1 }'})) == []


def test_what_is_not_known_yet_is_told() -> None:
    change = resource("x_y.a", "update", before={"arn": "x", "n": 1}, after={"n": 2}, after_unknown={"arn": True})
    first, second = stack(change).resources[0].attributes
    assert (first.path, first.after) == ("arn", AfterApply())
    assert (second.path, second.after) == ("n", Known("2"))


def test_what_forces_a_replacement_is_told() -> None:
    (change,) = stack(replaced("aws_s3_bucket.a", {"bucket": "a", "n": 1}, {"bucket": "b", "n": 2}, "bucket")).resources
    assert change.forced_by == ("bucket",)
    assert change.loses


def test_tags_are_told_once() -> None:
    before = {"tags": {"a": "1"}, "tags_all": {"a": "1", "d": "1"}}
    after = {"tags": {"a": "2"}, "tags_all": {"a": "2", "d": "2"}}
    assert paths(updated("x_y.a", before, after)) == ["tags.a", "tags_all.d"]


def test_of_what_is_destroyed_only_its_names_are_told() -> None:
    assert paths(destroyed("x_y.a", name="n", arn="a", size=3)) == ["arn", "name"]


def test_what_is_lost_comes_first_and_then_the_worst_action() -> None:
    changes = stack(
        created("x_y.new"),
        updated("x_y.changed", {"a": 1}, {"a": 2}),
        destroyed("x_y.gone"),
        replaced("aws_s3_bucket.other", {"a": 1}, {"a": 2}, "a"),
        destroyed("aws_dynamodb_table.gone"),
    ).resources
    assert [each.address for each in changes] == [
        "aws_dynamodb_table.gone",
        "aws_s3_bucket.other",
        "x_y.gone",
        "x_y.changed",
        "x_y.new",
    ]


def test_moves_and_imports_are_told_even_where_nothing_else_changes() -> None:
    moved = resource("x_y.b", "no-op", before={"a": 1}, after={"a": 1}, previous_address="x_y.a")
    imported = resource("x_y.c", "no-op", before={"a": 1}, after={"a": 1}, importing={"id": "i-1"})
    first, second = stack(moved, imported).resources
    assert (first.previous_address, second.import_id) == ("x_y.a", "i-1")


def test_drift_says_whether_the_plan_acts_on_it() -> None:
    drifted = [updated(f"x_y.{name}", {"a": 1}, {"a": 2}) for name in ("left", "mended")]
    found = stack(updated("x_y.mended", {"a": 2}, {"a": 1}), resource_drift=drifted).drift
    assert [(each.address, each.mended) for each in found] == [("x_y.mended", True), ("x_y.left", False)]


def test_drift_without_a_difference_is_none() -> None:
    same = updated("x_y.a", {"a": None}, {"a": []})
    assert stack(resource_drift=[same, resource("x_y.b", "no-op", previous_address="x_y.c")]).drift == ()


def test_drift_of_what_the_configuration_does_not_set_is_none() -> None:
    configuration = {"root_module": {"resources": [{"address": "x_y.a", "expressions": {"a": {}}}]}}
    drifted = [
        updated('x_y.a["k"]', {"a": 1, "copy": 1}, {"a": 2, "copy": 2}),
        updated("x_y.a", {"copy": 1}, {"copy": 2}),
    ]
    (found,) = stack(resource_drift=drifted, configuration=configuration).drift
    assert [each.path for each in found.attributes] == ["a"]


def test_stacks_are_told_the_worst_first() -> None:
    found = review(
        calm=plan_with(created("x_y.a")),
        worst=plan_with(destroyed("aws_s3_bucket.a")),
        rough=plan_with(destroyed("x_y.a")),
        still=plan_with(),
    )
    assert [each.name for each in found.changed] == ["worst", "rough", "calm"]
    assert [each.name for each in found.unchanged] == ["still"]


def plan_with(*resources: dict[str, object]) -> dict[str, object]:
    return {"format_version": "1.2", "resource_changes": list(resources)}
