"""What is said of locks, states and files; nothing runs."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.recovery.objects import Objects, lock, state
from viaduct.errors import RecoveryError, UsageError
from viaduct.planning.saved import Entry, Index, SavedPlans, Status
from viaduct.recovery.bucket import StateBucket
from viaduct.recovery.carried import Tree, carried, tree_from
from viaduct.recovery.consent import Consent
from viaduct.recovery.diagnosis import Verdict, compare, diagnose
from viaduct.recovery.found import State, state_of
from viaduct.recovery.processes import Machine, Running
from viaduct.recovery.told import report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from viaduct.recovery.diagnosis import Diagnosis

NOW = datetime(2026, 3, 1, 9, 23, tzinfo=UTC)
HERE = Machine("laptop", ())


def bucket(**bodies: Any) -> StateBucket:
    return StateBucket(Objects(**bodies), "states", "demo/")


def found(at: StateBucket, *trees: Tree, machine: Machine = HERE) -> tuple[Diagnosis, ...]:
    return diagnose(at, carried(trees), machine)


def told(at: StateBucket, *trees: Tree, machine: Machine = HERE, now: datetime = NOW) -> str:
    return report(found(at, *trees, machine=machine), at.stacks, now)


def tree(directory: Path, entries: dict[str, Entry], creates: Sequence[str] = ()) -> Tree:
    at = Tree(directory, directory / "plans")
    saved = SavedPlans(at.plans)
    saved.begin()
    saved.write(Index(stacks=entries))
    changes = [{"address": address, "change": {"actions": ["create"]}} for address in creates]
    for name in entries if creates else ():
        saved.shown(name).write_text(json.dumps({"resource_changes": changes}))
    return at


def entry(status: Status = Status.BEGUN, serial: int = 5, lineage: str = "a", **more: Any) -> Entry:
    return Entry(status=status, reason="changed", digest="d", serial=serial, lineage=lineage, **more)


def errored(at: Tree, stack: str, body: Any) -> Path:
    file = at.output / "stacks" / stack / "errored.tfstate"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(body))
    return file


def test_a_system_without_trouble_costs_one_listing_and_reads_nothing() -> None:
    objects = Objects(**{f"s{number}.tfstate": state(1) for number in range(400)})
    at = StateBucket(objects, "states", "demo/")

    assert told(at) == "400 other states in the bucket: nothing to repair.\n"
    assert objects.read == []


def test_a_killed_apply_is_told_with_its_holder_its_lock_and_what_is_half_done(tmp_path: Path) -> None:
    at = bucket(
        **{"web.tfstate": state(7, "a.x", "a.y", "a.z"), "web.tfstate.tflock": lock(), "other.tfstate": state(1)}
    )
    said = told(at, tree(tmp_path, {"web": entry()}, ["a.x", "a.y", "a.z", "b.v", "b.w"]))

    assert "An apply by ci@runner, begun 2026-03-01 09:00 UTC (22 min ago), holds the lock the-id." in said
    assert "The state in the bucket has serial 7, the plan was made of serial 5: half applied" in said
    assert "of 5 resources that the plan creates 3 are in the state, 2 are not" in said
    assert said.endswith("1 other state in the bucket: nothing to repair.\n")


@pytest.mark.parametrize(
    ("who", "running", "said", "runs"),
    [
        ("me@laptop", (Running(7, ("terraform", "apply", "/p/saved/web.tfplan")),), "at work: process 7", True),
        ("me@laptop", (Running(7, ("terraform", "plan"), "web"),), "at work: process 7", True),
        ("me@laptop", (Running(7, ("terraform", "plan"), "w", "states/demo/web.tfstate"),), "at work: process 7", True),
        ("me@laptop", (Running(7, ("terraform", "apply"), "other"),), "the lock looks stale", False),
        ("me@laptop", (Running(7, ("terraform", "apply"), "web", "states/x/web.tfstate"),), "looks stale", False),
        ("me@laptop", None, "can't be seen", False),
        ("me@elsewhere", (Running(7, ("terraform", "apply"), "web"),), "look for its CI job", False),
    ],
)
def test_only_this_machine_is_known(who: str, running: tuple[Running, ...] | None, said: str, runs: bool) -> None:
    at = bucket(**{"web.tfstate.tflock": lock(who)})
    (web,) = found(at, machine=Machine("laptop", running))

    assert said in told(at, machine=Machine("laptop", running))
    assert (web.runs, web.half) == (runs, not runs)


def test_the_age_of_a_lock_is_a_hint_once_no_session_lasts_as_long() -> None:
    at = bucket(**{"web.tfstate.tflock": lock()})

    assert "longest session" not in told(at)
    assert "longest session" in told(at, now=NOW + timedelta(hours=12))


def test_a_lock_of_a_plan_leaves_nothing_half_applied() -> None:
    (web,) = found(bucket(**{"web.tfstate.tflock": lock(operation="OperationTypePlan")}))

    assert not web.half


@pytest.mark.parametrize("text", ["", "{", "[]", '{"Who": "somebody"}', '{"ID": "x", "Created": "yesterday"}'])
def test_a_lock_that_can_not_be_read_is_told_and_has_no_id(text: str) -> None:
    at = bucket(**{"web.tfstate.tflock": text})
    (web,) = found(at)

    assert web.lock
    assert not web.lock.id
    assert "can't be read lies in place of the lock, states/demo/web.tfstate.tflock" in told(at)


@pytest.mark.parametrize(
    ("unsaved", "stored", "verdict"),
    [
        (state(8, "a.x"), state(7), Verdict.PUSH),
        (state(8, "a.x"), {}, Verdict.PUSH),
        (state(8, "a.x"), state(8, "a.x"), Verdict.SAVED),
        (state(8, "a.x"), state(1, "a.x", lineage="b"), Verdict.SAVED),
        (state(8, "a.x"), state(8, "a.y"), Verdict.CONFLICT),
        (state(7), state(8, "a.x"), Verdict.OLDER),
        (state(8, "a.x"), state(7, lineage="b"), Verdict.FOREIGN),
        (None, state(7), Verdict.UNREADABLE),
    ],
)
def test_an_unsaved_state_is_pushed_only_where_nothing_is_lost(
    unsaved: dict[str, Any] | None, stored: dict[str, Any], verdict: Verdict
) -> None:
    assert compare(state_of(unsaved) if unsaved else None, state_of(stored)) is verdict


def test_an_unsaved_state_is_told_with_what_only_it_has(tmp_path: Path) -> None:
    at = tree(tmp_path, {})
    file = errored(at, "connection", state(8, "a.x", "a.y"))

    said = told(bucket(**{"connection.tfstate": state(7, "a.x")}), at)
    assert f"{file}: serial 8, the bucket has serial 7: Terraform made things and could not save them." in said
    assert "Only in the file: a.y." in said
    assert "is not pushed by itself" in told(bucket(**{"connection.tfstate": state(9, "a.x")}), at)


def test_of_two_copies_of_a_tree_the_later_one_counts(tmp_path: Path) -> None:
    copied, own = (tmp_path / name for name in ("copied", "own"))
    first = tree(copied, {"web": entry(), "hello": entry()})
    second = tree(own, {"web": entry(Status.PLANNED, serial=7)})
    os.utime(first.plans / "plans.json", (1, 1))

    both = carried([second, tree_from(copied)])
    assert both.begun.keys() == {"hello"}
    assert both.unfinished.keys() == {"web", "hello"}


def test_what_is_applied_or_empty_is_finished_and_what_was_to_be_destroyed_is_known(tmp_path: Path) -> None:
    entries = {"done": entry(Status.APPLIED), "same": entry(Status.EMPTY), "gone": entry(removed=True)}

    both = carried([tree(tmp_path, entries)])
    assert both.unfinished.keys() == {"gone"}
    assert both.removed == {"gone"}


def test_a_directory_without_anything_of_an_apply_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"name a copy of the runner's cdktf\.out"):
        tree_from(tmp_path)


def test_a_state_that_is_none_is_told() -> None:
    with pytest.raises(RecoveryError, match=r"states/demo/web\.tfstate is no state"):
        found(bucket(**{"web.tfstate": "{}", "web.tfstate.tflock": lock()}))


@pytest.mark.parametrize(
    "consent", [Consent(unlock=frozenset({"other"})), Consent(push=frozenset({"web"})), Consent(push=frozenset({"x"}))]
)
def test_what_is_named_must_be_there(consent: Consent) -> None:
    with pytest.raises(UsageError):
        consent.check(found(bucket(**{"web.tfstate.tflock": lock()})))


def test_resources_of_modules_and_of_counts_have_their_addresses() -> None:
    indexed = [{"index_key": 0}, {"index_key": "k"}]
    body = state(1) | {
        "resources": [
            {"mode": "managed", "type": "a", "name": "x", "module": "module.m", "instances": indexed},
            {"mode": "data", "type": "b", "name": "y", "instances": [{}]},
        ]
    }

    assert state_of(body).addresses == {"module.m.a.x[0]", 'module.m.a.x["k"]'}
    assert state_of({}) == State()
