from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.planning.test_choice import system
from viaduct.errors import UsageError
from viaduct.planning.choice import Reason
from viaduct.planning.lack import Lack
from viaduct.planning.rest import choose_again, left_by
from viaduct.planning.saved import Entry, Index, SavedPlans, Status
from viaduct.planning.told import how_to_go_on, plan_again, told

SPEC = Path("pipelines.yaml")
PLANS = Path("cdktf.out/plans")
WAITING = Entry(status=Status.WAITS, reason=Reason.READS, digest="1", waits_for=("a",))
LEFT = Entry(status=Status.LEFT, reason=Reason.NEW, digest="1", lacks=Lack.TOKEN)
REMOVED = Entry(status=Status.LEFT, reason=Reason.REMOVED, digest="1", lacks=Lack.ROLE, removed=True, after=("a", "b"))


def entry(status: Status) -> Entry:
    return Entry(status=status, reason=Reason.NEW, digest="1")


@pytest.fixture
def saved(tmp_path: Path) -> SavedPlans:
    plans = SavedPlans(tmp_path)
    plans.begin()
    return plans


def configured(saved: SavedPlans, stack: str) -> Path:
    config = saved.removed(stack) / "cdk.tf.json"
    config.parent.mkdir()
    config.write_text("{}")
    return config


def test_what_is_applied_or_changes_nothing_is_not_left() -> None:
    stacks = {status.value: entry(status) for status in Status if status not in {Status.PLANNED, Status.BEGUN}}
    assert left_by(Index(stacks=stacks)).keys() == {"waits", "left", "failed"}


@pytest.mark.parametrize("status", [Status.PLANNED, Status.BEGUN])
def test_while_plans_are_not_applied_there_is_no_rest(status: Status) -> None:
    with pytest.raises(UsageError, match="a must be applied first"):
        left_by(Index(stacks={"a": entry(status), "b": LEFT}))


def test_the_rest_is_planned_as_it_is_now_in_its_order_and_in_any_case(saved: SavedPlans) -> None:
    configured(saved, "gone")
    left = {"a": LEFT, "b": WAITING, "gone": REMOVED}
    chosen = choose_again(left, system(a="2", b="2 <a", c="1 <b"), saved, pytest.fail)
    assert [(each.name, each.reason, each.after, each.certain) for each in chosen] == [
        ("a", Reason.NEW, (), True),
        ("b", Reason.READS, ("a",), True),
        ("gone", Reason.REMOVED, ("a", "b"), True),
    ]
    assert [each.synthesized.digest for each in chosen] == ["2", "2", "1"]


def test_what_went_from_the_spec_or_came_back_is_another_changes(saved: SavedPlans) -> None:
    said: list[str] = []
    assert choose_again({"a": LEFT, "gone": REMOVED}, system(gone="1"), saved, said.append) == ()
    assert said == ["a is left out: it is not in the spec any more", "gone is left out: it is in the spec again"]


def test_what_is_to_be_destroyed_needs_its_former_configuration(saved: SavedPlans) -> None:
    with pytest.raises(UsageError, match="the configuration of gone, which is to be destroyed, is not there"):
        choose_again({"gone": REMOVED}, {}, saved, pytest.fail)


def test_the_index_and_former_configurations_stay_until_the_rest_is_planned(saved: SavedPlans) -> None:
    kept, other = configured(saved, "kept"), configured(saved, "other")
    saved.write(Index(stacks={"kept": REMOVED}))
    saved.shown("b").write_text("{}")
    saved.plan("b").parent.chmod(0o755)
    saved.begin_again(["kept", "b"])
    assert stat.S_IMODE(saved.plan("b").parent.stat().st_mode) == 0o700
    assert (kept.exists(), other.exists(), saved.shown("b").exists()) == (True, False, False)
    assert saved.read().stacks.keys() == {"kept"}


def test_it_is_told_how_to_plan_the_rest_once_it_can_be_planned() -> None:
    index = Index(stacks={"a": LEFT, "b": WAITING})
    assert told(LEFT) == "left: it needs GITHUB_TOKEN, a token that may administer the repository"
    assert "To be planned now: a and b, with `viaduct plan --rest`.\na needs" in how_to_go_on(index, SPEC, PLANS)
    elsewhere = how_to_go_on(index, Path("other.yaml"), Path("x"))
    assert "`viaduct plan other.yaml --rest --out x`" in elsewhere
    unapplied = index.model_copy(update={"stacks": index.stacks | {"c": entry(Status.PLANNED)}})
    assert "--rest" not in how_to_go_on(unapplied, SPEC, PLANS)
    assert "`viaduct plan pipelines.yaml a b`" in plan_again(["a"], ["a", "b"], SPEC)


def test_something_is_to_be_applied_if_it_is_here_or_elsewhere_not_if_it_is_left() -> None:
    waits_for_left = {"a": LEFT, "b": WAITING}
    assert not Index(stacks=waits_for_left).applicable
    assert Index(stacks={"b": WAITING}).applicable
    assert Index(stacks=waits_for_left | {"c": entry(Status.PLANNED)}).applicable
