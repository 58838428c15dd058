"""What a page is made of. ``Text`` and ``Strong`` are our own words; a plan's values are ``Code`` or in a patch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.review.pipelines import State


@dataclass(frozen=True)
class Text:
    """Our own words."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Our own words, in bold."""

    text: str


@dataclass(frozen=True)
class Code:
    """A value: whatever it holds, it is shown and does nothing."""

    text: str


Line = tuple[Text | Strong | Code, ...]


@dataclass(frozen=True)
class Item:
    """A point of a list, and what belongs under it."""

    line: Line
    children: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of a table: a name, and cells of our own words."""

    name: str
    cells: tuple[str, ...]


class Sign(StrEnum):
    """What a line of a patch says."""

    head = "!"
    removed = "-"
    added = "+"
    same = " "


@dataclass(frozen=True)
class PatchLine:
    """A line of a patch; its text is a value."""

    sign: Sign
    text: str


@dataclass(frozen=True)
class Patch:
    """What changes in one object."""

    lines: tuple[PatchLine, ...]


@dataclass(frozen=True)
class Box:
    """A stage in a picture: its name, what becomes of it, and which of its actions that is."""

    name: str
    state: State
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """The stages of a pipeline, one after the other."""

    title: Line
    boxes: tuple[Box, ...]


Unit = Item | Row | Patch | Picture


@dataclass(frozen=True)
class Section:
    """Units of one kind, of which a page that is too long leaves out some.

    ``columns`` makes it a table, ``folded`` is the line that stays to be seen of one that is folded. ``noun`` says what
    a unit is, in one word and in many. ``after`` follows the units. ``dropped`` of them were left out. ``label`` is
    what the section is called where all of it is left out.
    """

    title: str
    units: tuple[Unit, ...]
    noun: tuple[str, str]
    columns: tuple[str, ...] = ()
    folded: Line = ()
    after: tuple[Line, ...] = ()
    dropped: int = 0
    label: Line = ()


class Level(StrEnum):
    """How closely a plan wants to be looked at."""

    nothing = "nothing"
    calm = "calm"
    careful = "careful"
    danger = "danger"


@dataclass(frozen=True)
class Page:
    """The whole page. ``left_out`` names the sections that are not on it; ``elsewhere`` says where they can be read."""

    level: Level
    verdict: str
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]
    left_out: Line = ()
    elsewhere: str = ""
