from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.watch.clock import FakeClock
from tests.watch.seen import BROKEN, MISSING, WAITS, WELL
from viaduct.errors import WatchError
from viaduct.watch.watching import changes, watch

if TYPE_CHECKING:
    from viaduct.watch.values import PipelineStatus


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Looks:
    """One look after the other; the last again and again."""

    def __init__(self, *seen: PipelineStatus) -> None:
        self._seen = list(seen)

    def __call__(self) -> tuple[PipelineStatus, ...]:
        return (self._seen.pop(0) if len(self._seen) > 1 else self._seen[0],)


def nothing() -> None:
    """Time passes."""


def test_a_log_gets_the_table_once_and_then_a_line_a_change() -> None:
    out = io.StringIO()
    watch(Looks(WELL, WELL, BROKEN), FakeClock(nothing, nothing), out, every=5)
    table, told = out.getvalue().splitlines()[:6], out.getvalue().splitlines()[6:]
    assert table[0].startswith("service")
    assert [line.split(";")[0] for line in told] == [
        "09:30:10  web / production: Failed (aaaaaaaa)",
        "09:30:10  web: Failed (aaaaaaaa)",
        "09:30:10  web / production: Deploy-eu-west-1 (eu-west-1) failed: the alarm went off",
    ]


def test_a_terminal_is_redrawn_in_place_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = Terminal()
    watch(Looks(WELL, WAITS), FakeClock(nothing), out, every=5)
    assert out.getvalue().count("who has to act") > 1
    assert "waits for approval" in out.getvalue()
    hidden, shown = "\x1b[?25l", "\x1b[?25h"
    assert out.getvalue().index(hidden) < out.getvalue().index(shown)


def test_what_has_not_changed_is_not_told_again() -> None:
    assert list(changes((WELL, MISSING), (WELL, MISSING))) == []


def test_a_pipeline_that_appears_is_told_stage_by_stage() -> None:
    assert len(list(changes((), (WELL,)))) == 4


def test_a_refusal_ends_the_watch() -> None:
    def look() -> tuple[PipelineStatus, ...]:
        raise WatchError("denied")

    with pytest.raises(WatchError, match="denied"):
        watch(look, FakeClock(), io.StringIO(), every=5)
