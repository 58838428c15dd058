"""The table: a row for each stack that changes, a line for those that don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.changes import Action
from viaduct.review.page.blocks import Row, Section, Text
from viaduct.review.page.words import codes, count

if TYPE_CHECKING:
    from viaduct.review.changes import Review, Stack
    from viaduct.review.page.blocks import Line

COLUMNS = ("stack", "create", "update", "replace", "destroy", "drift", "policy")
_COUNTED = (Action.create, Action.update, Action.replace, Action.destroy)
_NAMED = 30


def table(review: Review) -> Section:
    """The table of a review."""
    rows = tuple(_row(stack) for stack in review.changed)
    return Section("", rows, ("stack", "stacks"), columns=COLUMNS, after=_unchanged(review))


def _row(stack: Stack) -> Row:
    numbers = (*(stack.count(action) for action in _COUNTED), len(stack.drift))
    return Row(stack.name, (*(str(number or "") for number in numbers), _policies(stack)))


def _policies(stack: Stack) -> str:
    known = [each for each in stack.permissions if not each.new and not each.gone]
    counts = {
        "wider": sum(each.widens for each in known),
        "narrower": sum(each.narrows for each in known),
        "new": sum(each.new for each in stack.permissions),
        "gone": sum(each.gone for each in stack.permissions),
        "not known": len(stack.unjudged),
    }
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number)


def _unchanged(review: Review) -> tuple[Line, ...]:
    names = [stack.name for stack in review.unchanged]
    if not names:
        return ()
    more = (Text(f" and {len(names) - _NAMED:,} more"),) if len(names) > _NAMED else ()
    return ((Text(f"Unchanged ({count(len(names), 'stack')}): "), *codes(names[:_NAMED]), *more),)
