from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.review.building import plan
from viaduct.errors import UsageError
from viaduct.planning.lack import Lack
from viaduct.planning.saved import Entry, Index, SavedPlans, Status
from viaduct.review.changes import Unplanned, Why
from viaduct.review.plan_files import read_plans
from viaduct.review.plans_directory import unplanned_in

if TYPE_CHECKING:
    from pathlib import Path


def directory(where: Path, **stacks: Status) -> Path:
    saved = SavedPlans(where)
    saved.begin()
    more = {Status.WAITS: {"waits_for": ("a",)}, Status.LEFT: {"lacks": Lack.TOKEN}}
    entries = {
        name: Entry.model_validate({"status": status, "reason": "new", "digest": "1", **more.get(status, {})})
        for name, status in stacks.items()
    }
    saved.write(Index(stacks=entries))
    for name in Index(stacks=entries).of(Status.PLANNED, Status.EMPTY, Status.BEGUN):
        saved.shown(name).write_text(json.dumps(plan()))
    return where


def test_the_plans_are_those_of_the_index(tmp_path: Path) -> None:
    plans = directory(tmp_path, a=Status.PLANNED, b=Status.EMPTY, c=Status.BEGUN, d=Status.LEFT)
    (plans / "json" / "other.json").write_text("{}")
    assert read_plans([plans]).keys() == {"a", "b", "c"}


def test_the_others_are_told_with_what_they_wait_for_or_lack(tmp_path: Path) -> None:
    stacks = {"a": Status.PLANNED, "b": Status.WAITS, "c": Status.LEFT, "d": Status.FAILED, "e": Status.APPLIED}
    assert unplanned_in([directory(tmp_path, **stacks)]) == (
        Unplanned("b", Why.waits, ("a",)),
        Unplanned("c", Why.left, lacks=Lack.TOKEN),
        Unplanned("d", Why.failed),
        Unplanned("e", Why.applied),
    )


def test_a_plan_that_is_gone_is_not_passed_over(tmp_path: Path) -> None:
    plans = directory(tmp_path, a=Status.PLANNED)
    (plans / "json" / "a.json").unlink()
    with pytest.raises(UsageError, match=r"a\.json is not there any more"):
        read_plans([plans])


def test_a_directory_of_plans_alone_and_one_that_is_saved_can_be_reviewed_together(tmp_path: Path) -> None:
    one, two = (directory(tmp_path / name, **{name: Status.PLANNED}) for name in ("one", "two"))
    assert read_plans([one / "json", two]).keys() == {"one", "two"}
    assert unplanned_in([one / "json", two, one / "json" / "one.json"]) == ()


def test_a_change_that_touches_no_stack_has_no_plans_and_is_no_mistake(tmp_path: Path) -> None:
    plans = directory(tmp_path)
    assert (read_plans([plans]), unplanned_in([plans])) == ({}, ())
