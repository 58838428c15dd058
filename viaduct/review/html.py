"""A page -> one HTML file that needs nothing else: no script, no font, no picture from anywhere.

The policy in its head forbids the browser to load or run anything, whatever a value may say.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from viaduct.review.html_style import STYLE
from viaduct.review.page.blocks import Code, Item, Patch, Picture, Row, Strong, Text
from viaduct.review.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viaduct.review.page.blocks import Box, Line, Page, PatchLine, Section, Sign, Unit

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CLASSES = {"!": "head", "-": "removed", "+": "added", " ": "same"}


def html(page: Page) -> str:
    """The whole page."""
    summary = "".join(f"<p>{_line(each)}</p>" for each in page.summary)
    sections = "\n".join(_section(each) for each in page.sections if each.units or each.after)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plan review: {escape(page.verdict)}</title>
<style>{STYLE}</style>
</head>
<body class="{page.level}">
<h1>{escape(page.verdict)}</h1>
{summary}
{sections}
</body>
</html>
"""


def _section(section: Section) -> str:
    title = f"<h2>{escape(section.title)}</h2>" if section.title else ""
    body = title + _units(section) + "".join(f"<p>{_line(each)}</p>" for each in section.after)
    return f"<details><summary>{_line(section.folded)}</summary>{body}</details>" if section.folded else body


def _units(section: Section) -> str:
    units = "\n".join(map(_unit, section.units))
    if not section.units:
        return ""
    if section.columns:
        head = "".join(f"<th>{escape(each)}</th>" for each in section.columns)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{units}</tbody></table>"
    return f"<ul>{units}</ul>" if isinstance(section.units[0], Item) else units


def _unit(unit: Unit) -> str:
    match unit:
        case Item(line, children):
            below = "".join(f"<li>{_line(each)}</li>" for each in children)
            return f"<li>{_line(line)}{f'<ul>{below}</ul>' if below else ''}</li>"
        case Row(name, cells):
            return f"<tr><th>{_code(name)}</th>{''.join(f'<td>{escape(each)}</td>' for each in cells)}</tr>"
        case Patch(lines):
            return f"<pre>{''.join(map(_patch_line, lines))}</pre>"
        case Picture(title, boxes):
            return f"<figure><figcaption>{_line(title)}</figcaption><ol>{_boxes(boxes)}</ol></figure>"
        case _:
            assert_never(unit)


def _patch_line(line: PatchLine) -> str:
    return f'<span class="{_class(line.sign)}">{line.sign} {escape(visible(line.text))}</span>\n'


def _class(sign: Sign) -> str:
    return _CLASSES[sign.value]


def _boxes(boxes: Iterable[Box]) -> str:
    return "".join(f'<li class="{box.state}">{_code(box.name)}{_words(box)}</li>' for box in boxes)


def _words(box: Box) -> str:
    words = f"{box.state}{': ' if box.words else ''}{', '.join(map(visible, box.words))}"
    return "" if box.state == "same" else f"<small>{escape(words)}</small>"


def _line(parts: Line) -> str:
    return "".join(_inline(part) for part in parts)


def _inline(part: Text | Strong | Code) -> str:
    match part:
        case Text(text):
            return escape(text)
        case Strong(text):
            return f"<b>{escape(text)}</b>"
        case Code(text):
            return _code(text)
        case _:
            assert_never(part)


def _code(text: str) -> str:
    shown = visible(text) or '""'
    return f"<code>{escape(shown)}</code>"
