"""Ctrl-C as a wish to end, not as an exception that strikes anywhere."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, TracebackType


class CtrlC:
    """While it is entered, the first Ctrl-C ends a wait at once and lets a look come to its end; a second one strikes.

    An exception in the midst of a look, among its threads, may be lost or leave one of them waiting for ever.
    """

    def __init__(self) -> None:
        self.pressed = False
        self._waiting = False

    def __enter__(self) -> Self:
        """Take over the signal."""
        self._former = signal.signal(signal.SIGINT, self._press)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        """Give it back."""
        signal.signal(signal.SIGINT, self._former)

    @contextmanager
    def ends(self) -> Iterator[None]:
        """What Ctrl-C may interrupt."""
        self._waiting = True
        try:
            yield
        finally:
            self._waiting = False

    def _press(self, _number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, self._former)
        self.pressed = True
        if self._waiting:
            raise KeyboardInterrupt
