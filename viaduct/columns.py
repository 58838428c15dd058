"""Rows of text, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def aligned(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The headings, a rule and a line a row; each column as wide as its widest cell."""
    everything = [headings, *rows]
    widths = [max(len(row[column]) for row in everything) for column in range(len(headings))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in everything]
    yield lines[0].rstrip()
    yield "-" * max(len(line.rstrip()) for line in lines)
    yield from (line.rstrip() for line in lines[1:])
