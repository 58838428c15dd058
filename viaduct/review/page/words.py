"""Counts and lists in plain English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.page.blocks import Code, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viaduct.review.page.blocks import Line


def count(number: int, one: str, many: str = "") -> str:
    """``1 stack``, ``2 stacks``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def codes(values: Iterable[str]) -> Line:
    """Values with commas between."""
    return tuple(part for value in values for part in (Text(", "), Code(value)))[1:]
