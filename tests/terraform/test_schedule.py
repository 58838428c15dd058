from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from viaduct.terraform.manifest import Stack
from viaduct.terraform.schedule import in_order, race


def stacks(**after: str) -> list[Stack]:
    return [Stack(name, Path(name), tuple(names.split())) for name, names in after.items()]


class Recorder:
    """Work that takes a few turns of the loop; it notes beginnings, ends, and how many ran at once."""

    def __init__(self, failing: str = "") -> None:
        self.events: list[str] = []
        self.most = 0
        self._now = 0
        self._failing = failing

    async def __call__(self, stack: Stack) -> None:
        self._now += 1
        self.most = max(self.most, self._now)
        self.events.append(f"+{stack.name}")
        try:
            await asyncio.sleep(0.01)
            if stack.name == self._failing:
                raise ValueError(stack.name)
            await asyncio.sleep(0.01)
            self.events.append(f"-{stack.name}")
        finally:
            self._now -= 1


def test_a_stack_waits_for_those_it_depends_on_and_for_no_other() -> None:
    work = Recorder()
    asyncio.run(in_order(stacks(a="", b="a", c=""), 9, work))
    assert work.events.index("+b") > work.events.index("-a")
    assert work.events[:2] == ["+a", "+c"]


def test_no_more_than_the_limit_run_at_once() -> None:
    work = Recorder()
    asyncio.run(in_order(stacks(a="", b="", c="", d=""), 2, work))
    assert work.most == 2
    assert len(work.events) == 8


def test_the_larger_begin_first() -> None:
    work = Recorder()
    asyncio.run(in_order([Stack("a", Path("a"), size=1), Stack("b", Path("b"), size=9)], 1, work))
    assert work.events == ["+b", "-b", "+a", "-a"]


def test_the_first_failure_stops_what_runs_and_what_waits() -> None:
    work = Recorder(failing="a")
    with pytest.raises(ValueError, match="a"):
        asyncio.run(in_order(stacks(a="", b="", c="a"), 9, work))
    assert work.events == ["+a", "+b"]


def test_a_race_ends_with_the_first_and_stops_the_others() -> None:
    stopped = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.append("forever")

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("first")

    with pytest.raises(ValueError, match="first"):
        asyncio.run(race(forever(), fail()))
    assert stopped == ["forever"]
