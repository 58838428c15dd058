"""The table: a row for each stack that changes, a line for those that don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.changes import Action
from viaduct.review.page.blocks import Row, Section, Text
from viaduct.review.page.words import codes, count

if TYPE_CHECKING:
    from viaduct.review.changes import Review, Stack
    from viaduct.review.page.blocks import Line

COLUMNS = ("stack", "create", "update", "replace", "destroy", "drift")
_COUNTED = (Action.create, Action.update, Action.replace, Action.destroy)
_NAMED = 30


def table(review: Review) -> Section:
    """The table of a review."""
    rows = tuple(_row(stack) for stack in review.changed)
    return Section("", rows, ("stack", "stacks"), columns=COLUMNS, after=_unchanged(review))


def _row(stack: Stack) -> Row:
    numbers = (*(stack.count(action) for action in _COUNTED), len(stack.drift))
    return Row(stack.name, tuple(str(number or "") for number in numbers))


def _unchanged(review: Review) -> tuple[Line, ...]:
    names = [stack.name for stack in review.unchanged]
    if not names:
        return ()
    more = (Text(f" and {len(names) - _NAMED:,} more"),) if len(names) > _NAMED else ()
    return ((Text(f"Unchanged ({count(len(names), 'stack')}): "), *codes(names[:_NAMED]), *more),)
