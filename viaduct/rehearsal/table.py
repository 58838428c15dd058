"""The result as a table of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.rehearsal.results import Report, StackResult

_HEADINGS = ("stack", "resources", "seconds", "second plan", "destroyed")
_NUMBERS = (1, 2)


def render_table(report: Report) -> str:
    """A line a stack, in order of application, and a line of totals."""
    rows = [_HEADINGS, *map(_row, report.stacks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:], "", _total(report), ""])


def details(report: Report) -> Iterator[str]:
    """What should not be there: a line for each change of a second plan, and for each thing left in AWS."""
    for stack in report.stacks:
        for change in stack.changes or ():
            yield f"{stack.name}: second plan: {change}"
    for thing in report.left:
        yield f"left in AWS: {thing}"


def _row(stack: StackResult) -> tuple[str, ...]:
    return (stack.name, str(stack.resources), f"{stack.seconds:.0f}", _second_plan(stack), _yes(stack.destroyed))


def _second_plan(stack: StackResult) -> str:
    match stack.changes:
        case None:
            return "-" if stack.applied else "not applied"
        case ():
            return "empty"
        case changes:
            return f"{len(changes)} to change"


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        text.rjust(width) if column in _NUMBERS else text.ljust(width)
        for column, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _total(report: Report) -> str:
    applied, destroyed = (sum(getattr(stack, name) for stack in report.stacks) for name in ("applied", "destroyed"))
    empty = sum(stack.changes == () for stack in report.stacks)
    resources = sum(stack.resources for stack in report.stacks)
    return (
        f"total: {len(report.stacks)} stacks, {resources} resources, {report.seconds:.0f} s; "
        f"{applied} applied, {empty} second plans empty, {destroyed} destroyed"
    )
