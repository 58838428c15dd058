"""Below the verdict: the stacks that there is no plan of, and why."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from viaduct.review.changes import Why
from viaduct.review.page.blocks import Code, Strong, Text
from viaduct.review.page.words import codes, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.review.changes import Review, Unplanned
    from viaduct.review.page.blocks import Line

_NAMED = 30
_WAITED_FOR = 5


def unplanned(review: Review) -> tuple[Line, ...]:
    """A line for each reason, the worst first."""
    if not review.stacks and not review.unplanned:
        return ((Text("No stack is touched by this change."),),)
    return tuple(_line(why, tuple(stacks)) for why, stacks in groupby(review.unplanned, key=_reason))


def _reason(stack: Unplanned) -> tuple[Why, str]:
    return stack.why, stack.lacks or ""


def _line(reason: tuple[Why, str], stacks: Sequence[Unplanned]) -> Line:
    why, lacks = reason
    shown = tuple(part for stack in stacks[:_NAMED] for part in (Text(", "), *_stack(stack)))
    more = (Text(f" and {len(stacks) - _NAMED:,} more"),) if len(stacks) > _NAMED else ()
    return (*_title(why, lacks), Text(f" ({count(len(stacks), 'stack')}): "), *shown[1:], *more)


def _title(why: Why, lacks: str) -> Line:
    match why:
        case Why.failed:
            return (Strong("Not reviewed, as planning failed"),)
        case Why.waits:
            return (Strong("Not planned yet"), Text(", until others are applied"))
        case Why.left:
            return (Strong("Not planned yet"), Text(f", for want of {lacks}"))
        case Why.applied:
            return (Text("Applied already"),)
        case _:
            assert_never(why)


def _stack(stack: Unplanned) -> Line:
    if not stack.waits_for:
        return (Code(stack.stack),)
    first, rest = stack.waits_for[:_WAITED_FOR], len(stack.waits_for) - _WAITED_FOR
    more = (Text(f" and {rest:,} more"),) if rest > 0 else ()
    return (Code(stack.stack), Text(" after "), *codes(first), *more)
