"""What can't hurt by itself, and should be known: moves, imports, what Terraform forgets, drift, outputs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from viaduct.review.changes import Action
from viaduct.review.page.blocks import Code, Item, Section, Strong, Text
from viaduct.review.page.words import codes, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.review.changes import Drift, Output, Review
    from viaduct.review.page.blocks import Line

_NAMED = 6
_OPEN = 10


def rest(review: Review) -> tuple[Section, ...]:
    """The sections that have anything to say."""
    sections = (
        Section("Destroyed or replaced, without data", tuple(_rough(review)), ("object", "objects")),
        Section("Moved", tuple(_moves(review)), ("move", "moves")),
        Section("Imported", tuple(_imports(review)), ("import", "imports")),
        Section("Forgotten: goes on existing, without Terraform", tuple(_forgotten(review)), ("object", "objects")),
        Section("Changed outside Terraform", tuple(_drift(review)), ("object", "objects")),
        Section("Outputs", tuple(_outputs(review)), ("output", "outputs")),
    )
    return tuple(_folded(section) for section in sections if section.units)


def _folded(section: Section) -> Section:
    """A long list stays out of the way."""
    if len(section.units) <= _OPEN:
        return section
    number = count(len(section.units), *section.noun)
    title = (Strong(section.title), Text(f" ({number})"))
    return replace(section, title="", folded=title, label=(Text(section.title),))


def of_stack(stack: str) -> Line:
    """Where it is, at the end of a line."""
    return (Text(" in "), Code(stack))


def _rough(review: Review) -> Iterator[Item]:
    """What goes and holds nothing."""
    words = {Action.destroy: "destroyed", Action.replace: "replaced"}
    for stack, change in review.resources():
        if change.action in words and not change.loses:
            forced = (Text(", forced by "), *codes(change.forced_by)) if change.forced_by else ()
            yield Item((Code(change.address), *of_stack(stack.name), Text(f" is {words[change.action]}"), *forced))


def _moves(review: Review) -> Iterator[Item]:
    for stack, change in review.resources():
        if change.previous_address:
            line = (Code(change.previous_address), Text(" → "), Code(change.address), *of_stack(stack.name))
            yield Item(line)


def _imports(review: Review) -> Iterator[Item]:
    for stack, change in review.resources():
        if change.import_id is not None:
            yield Item((Code(change.address), Text(" from "), Code(change.import_id), *of_stack(stack.name)))


def _forgotten(review: Review) -> Iterator[Item]:
    for stack, change in review.resources():
        if change.action is Action.forget:
            yield Item((Code(change.address), *of_stack(stack.name)))


def _drift(review: Review) -> Iterator[Item]:
    for stack in review.changed:
        for drift in stack.drift:
            yield Item((Code(drift.address), *of_stack(stack.name), *_what(drift)))


def _what(drift: Drift) -> Line:
    end = Text("; the plan acts on it" if drift.mended else "; the plan leaves it so")
    if drift.action is Action.destroy:
        return (Text(": destroyed"), end)
    paths = [each.path for each in drift.attributes]
    more = (Text(f" and {len(paths) - _NAMED:,} more"),) if len(paths) > _NAMED else ()
    return (Text(": "), *codes(paths[:_NAMED]), *more, end)


def _outputs(review: Review) -> Iterator[Item]:
    for stack in review.changed:
        for output in stack.outputs:
            yield Item((Code(output.name), Text(f" {_happens(output)}"), *of_stack(stack.name)))


def _happens(output: Output) -> str:
    return {Action.create: "is new", Action.destroy: "is gone"}.get(output.action, "changes")
