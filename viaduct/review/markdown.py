"""A page -> GitHub's Markdown.

Values appear in code spans and fenced blocks only, with a longer fence than any run of backticks in them, and without
line ends of their own: there GitHub knows no markup, no HTML, no mention, no reference and no link
(https://github.github.com/gfm/#code-spans, https://github.github.com/gfm/#fenced-code-blocks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, assert_never

from viaduct.review.mermaid import mermaid
from viaduct.review.page.blocks import Code, Item, Level, Patch, Picture, Row, Strong, Text
from viaduct.review.page.fit import fitted
from viaduct.review.page.words import count
from viaduct.review.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viaduct.review.page.blocks import Line, Page, Section, Unit

LIMIT = 60_000
"""Bytes of a comment: GitHub takes 65,536 characters, and a workflow may want to add a line or two."""

LONGEST_CODE = 300
"""Characters of a value in a line of text."""

_SIGNS = {Level.nothing: "⚪", Level.calm: "🟢", Level.careful: "🟠", Level.danger: "🔴"}
_TICKS = re.compile("`+")


def comment(page: Page, marker: str, limit: int = LIMIT) -> str:
    """The page in at most ``limit`` bytes."""
    return markdown(fitted(page, limit, _Size(marker, page.elsewhere)), marker)


def markdown(page: Page, marker: str) -> str:
    """The whole page; ``marker`` is in its first line, which nobody sees, for the next run to find the comment."""
    head = [f"<!-- {marker} -->", f"### {_SIGNS[page.level]} {page.verdict}", *map(line, page.summary)]
    sections = [section(each, page.elsewhere) for each in page.sections if each.units or each.after]
    left_out = [f"{line(page.left_out)}; {page.elsewhere}."] if page.left_out else []
    return "\n\n".join([*head, *sections, *left_out]) + "\n"


@dataclass(frozen=True)
class _Size:
    """Sizes in bytes of UTF-8."""

    marker: str
    elsewhere: str

    def page(self, page: Page) -> int:
        return _bytes(markdown(page, self.marker))

    def section(self, it: Section) -> int:
        return _bytes(section(it, self.elsewhere))

    def unit(self, it: Unit) -> int:
        return _bytes(unit(it))


def _bytes(text: str) -> int:
    return len(text.encode())


def section(it: Section, elsewhere: str) -> str:
    """A section with all that it has, and what it has not."""
    title = [f"#### {it.title}"] if it.title else []
    body = "\n\n".join([*title, *_units(it), *map(line, it.after), *_left_out(it, elsewhere)])
    return f"<details>\n<summary>{html_line(it.folded)}</summary>\n\n{body}\n\n</details>" if it.folded else body


def unit(it: Unit) -> str:
    """A unit by itself."""
    match it:
        case Item():
            return "\n".join([f"- {line(it.line)}", *(f"  - {line(each)}" for each in it.children)])
        case Row():
            return f"| {' | '.join([code(it.name), *it.cells])} |"
        case Patch():
            return _fenced(f"{each.sign} {visible(each.text)}" for each in it.lines)
        case Picture():
            return f"{line(it.title)}\n\n```mermaid\n{mermaid(it)}\n```"
        case _:
            assert_never(it)


def line(parts: Line) -> str:
    """A line of text."""
    return "".join(_inline(part) for part in parts)


def html_line(parts: Line) -> str:
    """A line in HTML, where Markdown is not read."""
    return "".join(_html(part) for part in parts)


def code(text: str) -> str:
    """A value in a line of text."""
    shown = visible(text) or '""'
    if len(shown) > LONGEST_CODE:
        shown = f"{shown[:LONGEST_CODE]} ... ({len(shown):,} characters)"
    ticks = "`" * (_longest_ticks([shown]) + 1)
    space = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def _inline(part: Text | Strong | Code) -> str:
    match part:
        case Text(text):
            return text
        case Strong(text):
            return f"**{text}**"
        case Code(text):
            return code(text)
        case _:
            assert_never(part)


def _html(part: Text | Strong | Code) -> str:
    match part:
        case Text(text):
            return escape(text)
        case Strong(text):
            return f"<b>{escape(text)}</b>"
        case Code(text):
            return f"<code>{escape(visible(text))}</code>"
        case _:
            assert_never(part)


def _units(it: Section) -> Iterable[str]:
    if not it.units:
        return []
    if it.columns:
        head = [f"| {' | '.join(it.columns)} |", f"|{'|'.join([' --- ', *[' ---: '] * (len(it.columns) - 1)])}|"]
        return ["\n".join([*head, *map(unit, it.units)])]
    if all(isinstance(each, Item) for each in it.units):
        return ["\n".join(map(unit, it.units))]
    return [unit(each) for each in it.units]


def _left_out(it: Section, elsewhere: str) -> list[str]:
    if not it.dropped:
        return []
    return [f"*{count(it.dropped, *it.noun)} more: left out here, for want of space; {elsewhere}*"]


def _fenced(lines: Iterable[str]) -> str:
    text = "\n".join(lines)
    fence = "`" * max(3, _longest_ticks([text]) + 1)
    return f"{fence}diff\n{text}\n{fence}"


def _longest_ticks(texts: Iterable[str]) -> int:
    return max((len(found) for text in texts for found in _TICKS.findall(text)), default=0)
