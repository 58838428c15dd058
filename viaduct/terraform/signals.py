"""Ctrl-C and its kin end the work in good order: as an error in straight code, as an awaited result in a loop."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any, Self

from viaduct.errors import Interrupted
from viaduct.terraform.schedule import race

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from types import FrameType, TracebackType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupts:
    """Takes over the signals while it is entered; the first one counts, further ones don't disturb the cleaning up."""

    def __init__(self) -> None:
        self._former: dict[signal.Signals, Any] = {}
        self._awaited: asyncio.Future[int] | None = None
        self._seen = False

    def __enter__(self) -> Self:
        self._former = {number: signal.signal(number, self._on_signal) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def arm(self) -> asyncio.Future[int]:
        """From now on, and in this loop, a signal is a result: its number."""
        self._awaited = asyncio.get_running_loop().create_future()
        return self._awaited

    def disarm(self) -> None:
        """From now on a signal is an error again."""
        self._awaited = None

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._seen:
            return
        self._seen = True
        if self._awaited is None:
            raise Interrupted(number)
        # A handler runs between two steps of the loop, which sleeps until something wakes it.
        self._awaited.get_loop().call_soon_threadsafe(self._awaited.set_result, number)


async def interrupted(awaited: asyncio.Future[int]) -> None:
    """Wait for a signal.

    Raises:
        Interrupted: when it came.
    """
    raise Interrupted(await awaited)


async def unless_interrupted(work: Awaitable[None], interrupts: Interrupts) -> None:
    """Do the work; a signal ends it.

    Raises:
        Interrupted: after the work has cleaned up.
    """
    signals = interrupts.arm()
    try:
        await race(work, interrupted(signals))
    finally:
        interrupts.disarm()
