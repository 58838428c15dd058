"""What happens now: bars on a terminal, one line an event everywhere else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol, Self, TextIO

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import TaskID


class Progress(Protocol):
    """Told what happens; as a context manager, because a terminal has to be given back as it was."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def say(self, text: str) -> None:
        """Something happened."""

    def begin(self, stack: str, activity: str) -> None:
        """Work on a stack begins."""

    def advance(self, stack: str, done: int, total: int) -> None:
        """So many of its resources are done."""

    def end(self, stack: str, outcome: str) -> None:
        """Work on a stack has ended, well or not."""


def progress_on(stream: TextIO) -> Progress:
    """Bars if the stream is a terminal, lines if not."""
    return TerminalProgress(stream) if stream.isatty() else LineProgress(stream)


class LineProgress:
    """A line an event, with the seconds since the start: for logs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._start = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to give back."""

    def say(self, text: str) -> None:
        """One line."""
        self._stream.write(f"[{time.monotonic() - self._start:6.1f} s] {text}\n")
        self._stream.flush()

    def begin(self, stack: str, activity: str) -> None:
        """One line."""
        self.say(f"{stack}: {activity}")

    def advance(self, stack: str, done: int, total: int) -> None:
        """Too much for a log."""

    def end(self, stack: str, outcome: str) -> None:
        """One line."""
        self.say(f"{stack}: {outcome}")


class TerminalProgress:
    """A bar for each stack that is worked on; what has ended scrolls away above them."""

    def __init__(self, stream: TextIO) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn())
        self._bars = Bars(*columns, TimeElapsedColumn(), console=Console(file=stream, highlight=False), transient=True)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def say(self, text: str) -> None:
        """A line above the bars."""
        self._bars.console.print(text, markup=False)

    def begin(self, stack: str, activity: str) -> None:
        """A new bar, without an end until the plan is known."""
        self._tasks[stack] = self._bars.add_task(f"{stack}: {activity}", total=None)

    def advance(self, stack: str, done: int, total: int) -> None:
        """Move its bar."""
        self._bars.update(self._tasks[stack], completed=done, total=total)

    def end(self, stack: str, outcome: str) -> None:
        """A line in place of its bar."""
        self._bars.remove_task(self._tasks.pop(stack))
        self.say(f"{stack}: {outcome}")
