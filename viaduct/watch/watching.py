"""Look again and again: a table that is redrawn on a terminal, a line a change everywhere else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TextIO

from viaduct.watch import table
from viaduct.watch.ctrl_c import CtrlC
from viaduct.watch.needs import needs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from viaduct.watch.values import PipelineStatus

    Seen = tuple[PipelineStatus, ...]


class Clock(Protocol):
    """What time it is, and how to let some pass."""

    def now(self) -> datetime:
        """An aware time."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


def watch(look: Callable[[], Seen], clock: Clock, out: TextIO, *, every: float) -> None:
    """Show what ``look`` sees until Ctrl-C, waiting ``every`` seconds between two looks.

    Raises:
        WatchError: from ``look``.
    """
    show = _redraw if out.isatty() else _tell_changes
    with suppress(KeyboardInterrupt), CtrlC() as ctrl_c:
        show(_looks(look, clock, ctrl_c, every), clock, out)


def _looks(look: Callable[[], Seen], clock: Clock, ctrl_c: CtrlC, every: float) -> Iterator[Seen]:
    """One look after the other, until Ctrl-C."""
    while True:
        yield look()
        if ctrl_c.pressed:
            return
        with ctrl_c.ends():
            clock.sleep(every)


def _redraw(looks: Iterator[Seen], clock: Clock, out: TextIO) -> None:
    from rich.live import Live

    from viaduct.watch.terminal import console_on, drawn

    first = next(looks)
    with Live(drawn(first, clock.now()), console=console_on(out), auto_refresh=False) as live:
        for seen in looks:
            live.update(drawn(seen, clock.now()), refresh=True)


def _tell_changes(looks: Iterator[Seen], clock: Clock, out: TextIO) -> None:
    before = next(looks)
    _write(out, table.lines(before, clock.now()))
    for seen in looks:
        _write(out, (f"{clock.now():%H:%M:%S}  {change}" for change in changes(before, seen)))
        before = seen


def _write(out: TextIO, lines: Iterator[str]) -> None:
    out.writelines(f"{line}\n" for line in lines)
    out.flush()


def changes(before: Sequence[PipelineStatus], after: Sequence[PipelineStatus]) -> Iterator[str]:
    """What is new: a line for each status that changed, and for each thing that somebody has to do now."""
    old = {pipeline.service: pipeline for pipeline in before}
    for pipeline in after:
        known = old.get(pipeline.service)
        was = _statuses(known) if known else {}
        for at, (execution, status) in _statuses(pipeline).items():
            if was.get(at) != (execution, status):
                yield f"{at}: {status} ({execution})"
        had = needs(known) if known else ()
        for need in needs(pipeline):
            if need not in had:
                yield "; ".join(line.strip() for line in table.note(need))


def _statuses(pipeline: PipelineStatus) -> dict[str, tuple[str, str]]:
    """By place: the short id of the execution and its status there."""
    stages = {
        table.place(pipeline.service, stage.name): (stage.execution_id[:8], table.shown_status(pipeline, stage))
        for stage in pipeline.stages
        if stage.status
    }
    last = pipeline.last
    return stages | ({pipeline.service: (last.id[:8], last.status)} if last else {})
