"""The same table with colors, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from viaduct.watch import table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from viaduct.watch.values import PipelineStatus

_STYLES = {
    "Succeeded": "green",
    "InProgress": "blue",
    "Failed": "bold red",
    "Stopped": "red",
    "Stopping": "red",
    table.WAITS: "bold yellow",
    table.NOT_DEPLOYED: "yellow",
}


def show(pipelines: Sequence[PipelineStatus], now: datetime, out: TextIO) -> None:
    """Print it once; links stay in one piece, however narrow the terminal is."""
    console_on(out).print(_drawn_table(pipelines, now))
    out.writelines(f"{line}\n" for line in table.notes(pipelines))


def drawn(pipelines: Sequence[PipelineStatus], now: datetime) -> Group:
    """What rich can redraw: it has to know where every line ends, so that a long link is folded."""
    return Group(_drawn_table(pipelines, now), *(Text(line, overflow="fold") for line in table.notes(pipelines)))


def console_on(stream: TextIO) -> Console:
    """A console that writes what it is given and marks nothing up by itself."""
    return Console(file=stream, highlight=False)


def _drawn_table(pipelines: Sequence[PipelineStatus], now: datetime) -> Table:
    drawing = Table(box=None, pad_edge=False)
    for heading in table.HEADINGS:
        drawing.add_column(heading, header_style="bold", overflow="fold")
    for row in table.rows(pipelines, now):
        cells = [Text(cell, style="bold" if row[0] else "") for cell in row]
        cells[table.STATUS] = Text(row[table.STATUS], style=_STYLES.get(row[table.STATUS], ""))
        drawing.add_row(*cells)
    return drawing
