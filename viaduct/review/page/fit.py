"""A page within a number of bytes: what is least bad is left out, whole, and what was left out is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from viaduct.review.page.blocks import Text
from viaduct.review.page.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.review.page.blocks import Code, Line, Page, Section, Strong, Unit

RESERVE = 3_000
"""Bytes for the line that says which sections were left out, and for the head of the table."""

_NAMED = 8
_BETWEEN = 4


class Size(Protocol):
    """How many bytes something takes when it is written."""

    def page(self, page: Page) -> int:
        """A whole page."""

    def section(self, section: Section) -> int:
        """A section."""

    def unit(self, unit: Unit) -> int:
        """A unit by itself."""


def fitted(page: Page, limit: int, size: Size) -> Page:
    """The page in at most ``limit`` bytes.

    Sections come the worst first and so do their units: what does not fit any more is dropped.
    """
    if size.page(page) <= limit:
        return page
    room = limit - size.page(replace(page, sections=())) - RESERVE
    kept: list[Section] = []
    gone: list[Section] = []
    for section in page.sections:
        here, used = _fitted(section, room, size)
        if here:
            kept.append(here)
            room -= used
        else:
            gone.append(section)
    return replace(page, sections=tuple(kept), left_out=_said(gone))


def _fitted(section: Section, room: int, size: Size) -> tuple[Section | None, int]:
    """What fits of a section, and the bytes that it takes; ``None`` if nothing does."""
    used = size.section(replace(section, units=(), dropped=len(section.units))) + _BETWEEN
    units: list[Unit] = []
    for unit in section.units:
        bytes_ = size.unit(unit) + _BETWEEN
        if used + bytes_ <= room:
            units.append(unit)
            used += bytes_
    if used > room or not (units or section.after):
        return None, 0
    return replace(section, units=tuple(units), dropped=len(section.units) - len(units)), used


def _said(gone: Sequence[Section]) -> Line:
    parts: list[Text | Strong | Code] = []
    for section in gone[:_NAMED]:
        parts += [Text(", "), *(section.label or (Text(section.title),))]
    more = (Text(f" and {count(len(gone) - _NAMED, 'section')} more"),) if len(gone) > _NAMED else ()
    return (Text("Left out here, for want of space: "), *parts[1:], *more) if gone else ()
