from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from viaduct.errors import UsageError
from viaduct.planning.saved import Entry, Index, SavedPlans, Status

if TYPE_CHECKING:
    from pathlib import Path

INDEX = Index(terraform="1.11.4", stacks={"a": Entry(status=Status.PLANNED, reason="new", digest="1", lineage="x")})


def saved(directory: Path) -> SavedPlans:
    plans = SavedPlans(directory)
    plans.begin()
    return plans


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    plans = saved(tmp_path)
    plans.write(INDEX)
    assert plans.read() == INDEX
    assert plans.read().having("a", Status.APPLIED).of(Status.APPLIED).keys() == {"a"}


@pytest.mark.parametrize("text", ["", "{}x", '{"stacks": {"a": {}}}', '{"format": 2}'])
def test_no_index_is_taken_for_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "plans.json").write_text(text)
    with pytest.raises(UsageError, match="plan again"):
        SavedPlans(tmp_path).read()


def test_where_no_plans_are_it_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`viaduct plan` saves plans"):
        SavedPlans(tmp_path).read()


def test_plans_are_for_their_owner_alone(tmp_path: Path) -> None:
    plans = saved(tmp_path / "plans")
    plans.plan("a").write_bytes(b"plan")
    plans.keep("a", {"format_version": "1.2"}, _lock(tmp_path), applicable=True)
    assert mode(plans.plan("a")) == mode(plans.shown("a")) == 0o600
    assert mode(plans.plan("a").parent) == mode(plans.shown("a").parent) == 0o700


def test_a_state_that_is_nowhere_else_is_not_taken_away(tmp_path: Path) -> None:
    plans = saved(tmp_path)
    plans.removed("old").mkdir()
    state = plans.removed("old") / "errored.tfstate"
    state.write_text("{}")
    for begin in (plans.begin, lambda: plans.begin_again({"old"})):
        with pytest.raises(UsageError, match=r"only copy of a state; `viaduct recover` saves it"):
            begin()
    assert state.exists()


def test_a_plan_that_changes_nothing_is_kept_for_the_review_alone(tmp_path: Path) -> None:
    plans = saved(tmp_path)
    plans.plan("a").write_bytes(b"plan")
    plans.keep("a", {}, _lock(tmp_path), applicable=False)
    assert plans.shown("a").exists()
    assert not plans.plan("a").exists()


def test_nothing_stays_of_an_earlier_run_or_of_an_applied_plan(tmp_path: Path) -> None:
    plans = saved(tmp_path)
    for stack in "ab":
        plans.plan(stack).write_bytes(b"plan")
        plans.keep(stack, {}, _lock(tmp_path), applicable=True)
    plans.drop("a")
    assert [path.name for path in sorted(tmp_path.rglob("b.*")) + sorted(tmp_path.rglob("a.*"))] == [
        "b.json",
        "b.lock.hcl",
        "b.tfplan",
    ]
    saved(tmp_path)
    assert not list(tmp_path.rglob("b.*"))


def _lock(directory: Path) -> Path:
    lock = directory / ".terraform.lock.hcl"
    lock.write_text("")
    return lock
