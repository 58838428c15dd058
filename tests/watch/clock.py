"""A clock that moves when somebody sleeps, and lets something happen meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.watch.seen import NOW

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeClock:
    def __init__(self, *meanwhile: Callable[[], object]) -> None:
        self._time = NOW
        self._meanwhile = list(meanwhile)

    def now(self) -> datetime:
        return self._time

    def sleep(self, seconds: float) -> None:
        """Ctrl-C, once nothing is left to happen."""
        self._time += timedelta(seconds=seconds)
        if not self._meanwhile:
            raise KeyboardInterrupt
        self._meanwhile.pop(0)()
