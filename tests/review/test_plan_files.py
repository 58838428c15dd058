from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.review.building import created, plan
from viaduct.errors import UsageError
from viaduct.review.plan_files import read_plan, read_plans

if TYPE_CHECKING:
    from pathlib import Path


def write(directory: Path, name: str, content: Any) -> Path:
    path = directory / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_a_directory_has_a_plan_for_each_stack(tmp_path: Path) -> None:
    write(tmp_path, "web.json", plan())
    write(tmp_path, "alerts.json", plan())
    write(tmp_path, "notes.txt", "no plan")
    assert list(read_plans([tmp_path])) == ["alerts", "web"]


def test_files_and_directories_go_together(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    write(tmp_path / "all", "web.json", plan())
    assert list(read_plans([tmp_path / "all", write(tmp_path, "alerts.json", plan())])) == ["alerts", "web"]


def test_a_file_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "web.json").write_text(json.dumps(plan()), encoding="utf-8-sig")
    assert read_plan(tmp_path / "web.json").format_version == "1.2"


def test_two_plans_of_one_stack_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [write(tmp_path, "web.json", plan()), write(tmp_path / "other", "web.json", plan())]
    with pytest.raises(UsageError, match="plan of web already"):
        read_plans(paths)


@pytest.mark.parametrize("name", ["`web`.json", "a|b.json", "@team.json", "<b>.json", "we b.json", ".json"])
def test_a_file_is_called_after_a_stack(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="called after its stack"):
        read_plans([write(tmp_path, name, plan())])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "no JSON"),
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ([], "no plan"),
        ({}, "no plan"),
        ({"format_version": "2.0"}, "only 1.x is known"),
        ({"format_version": "0.2"}, "only 1.x is known"),
        ({"format_version": "1.0", "values": {}}, "a state, not a plan"),
        (plan() | {"errored": True}, "planning failed"),
        (plan() | {"complete": False}, "not complete"),
        (plan() | {"resource_changes": {"a": 1}}, "resource_changes"),
        (plan({**created("aws_s3_bucket.a"), "change": {}}), "resource_changes.0.change.actions"),
    ],
)
def test_what_is_no_whole_plan_is_told_to_a_person(tmp_path: Path, content: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read_plan(write(tmp_path, "web.json", content))


def test_an_error_shows_no_value(tmp_path: Path) -> None:
    path = write(tmp_path, "web.json", plan() | {"resource_changes": "hunter2"})
    with pytest.raises(UsageError) as told:
        read_plan(path)
    assert "hunter2" not in str(told.value)


def test_a_missing_file_and_an_empty_directory_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_plans([tmp_path / "web.json"])
    with pytest.raises(UsageError, match="holds no"):
        read_plans([tmp_path])
