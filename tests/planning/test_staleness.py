from __future__ import annotations

import pytest

from viaduct.planning.plan_json import outputs_digest
from viaduct.planning.saved import Entry, Status
from viaduct.planning.staleness import other_inputs

READS = {"writer": frozenset({"arn", "key"})}
ONE = {"writer": frozenset({"arn"})}


def state(**outputs: object) -> dict[str, object]:
    return {"outputs": {name: {"value": value, "type": "string"} for name, value in outputs.items()}}


def planned_with(reads: dict[str, frozenset[str]], **outputs: object) -> Entry:
    inputs = {name: outputs_digest(state(**outputs), names) for name, names in reads.items()}
    return Entry(status=Status.PLANNED, reason="new", digest="1", inputs=inputs)


def test_what_is_read_and_is_the_same_is_not_stale_whatever_else_changed() -> None:
    entry = planned_with(READS, arn="1", key={"b": 1, "a": 2}, other="1")
    assert not other_inputs(entry, READS, {"writer": state(other="2", key={"a": 2, "b": 1}, arn="1")})


@pytest.mark.parametrize("now", [{"arn": "2"}, {"arn": None}, {}])
def test_another_value_or_none_is_told_by_name_and_never_shown(now: dict[str, object]) -> None:
    entry = planned_with(ONE, arn="secret")
    assert other_inputs(entry, ONE, {"writer": state(**now)}) == "it reads arn of writer, which has changed since"
    assert "secret" not in entry.model_dump_json()


def test_of_several_it_is_not_said_which() -> None:
    entry = planned_with(READS, arn="1", key="1")
    stale = other_inputs(entry, READS, {"writer": state(arn="1", key="2")})
    assert stale == "it reads arn and key of writer, not all of which are what they were"


def test_a_stack_that_is_read_and_is_gone_is_told() -> None:
    stale = other_inputs(planned_with(ONE, arn="1"), {}, {})
    assert stale == "it reads outputs of writer, which is not in the spec any more"
