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


def console_on(stream: TextIO) -> Console:
    """A console that writes what it is given and marks nothing up by itself."""
    return Console(file=stream, highlight=False, soft_wrap=False)


def drawn(pipelines: Sequence[PipelineStatus], now: datetime) -> Group:
    """What rich can print, once or live."""
    drawing = Table(box=None, pad_edge=False)
    for heading in table.HEADINGS:
        drawing.add_column(heading, header_style="bold", overflow="fold")
    for row in table.rows(pipelines, now):
        cells = [Text(cell, style="bold" if row[0] else "") for cell in row]
        cells[table.STATUS] = Text(row[table.STATUS], style=_STYLES.get(row[table.STATUS], ""))
        drawing.add_row(*cells)
    return Group(drawing, *(Text(line, overflow="fold") for line in table.notes(pipelines)))
