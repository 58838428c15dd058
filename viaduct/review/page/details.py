"""Each stack's changes, attribute by attribute, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct.review.changes import Action
from viaduct.review.page.attribute_lines import attribute_lines
from viaduct.review.page.blocks import Code, Patch, PatchLine, Section, Sign, Text
from viaduct.review.page.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.review.changes import Drift, Output, ResourceChange, Review, Stack

_COUNTED = {
    Action.destroy: "to destroy",
    Action.replace: "to replace",
    Action.forget: "to forget",
    Action.update: "to update",
    Action.create: "to create",
}


def details(review: Review) -> tuple[Section, ...]:
    """A folded section for each stack that changes."""
    return tuple(_section(stack) for stack in review.changed)


def _section(stack: Stack) -> Section:
    folded = (Code(stack.name), Text(_counts(stack)))
    label = (Text("the details of "), Code(stack.name))
    return Section("", tuple(_patches(stack)), ("object", "objects"), folded=folded, label=label)


def _counts(stack: Stack) -> str:
    counts = [f"{stack.count(action)} {words}" for action, words in _COUNTED.items() if stack.count(action)]
    return f": {listed(counts)}" if counts else ""


def _patches(stack: Stack) -> Iterator[Patch]:
    for change in stack.resources:
        yield Patch((_title(change), *attribute_lines(change.attributes)))
    for drift in stack.drift:
        yield Patch((_drift_title(drift), *attribute_lines(drift.attributes)))
    for output in stack.outputs:
        yield Patch((_output_title(output), *attribute_lines(output.attributes)))


def _title(change: ResourceChange) -> PatchLine:
    because = f", because {change.reason}" if change.reason else ""
    deposed = f" (its former object {change.deposed}, which a replacement left behind)" if change.deposed else ""
    return PatchLine(Sign.head, f"{change.address}{deposed} {_what(change)}{because}")


def _what(change: ResourceChange) -> str:
    match change.action:
        case Action.destroy:
            return "is destroyed"
        case Action.replace:
            order = "the new one is made first" if change.create_first else "destroyed first, then made anew"
            return f"is replaced ({order})"
        case Action.forget:
            return "is forgotten: it goes on existing, and Terraform doesn't know of it any more"
        case Action.update:
            return "is changed in place"
        case Action.create:
            return "is imported" if change.import_id else "is made"
        case Action.nothing:
            return "is imported" if change.import_id else f"was {change.previous_address}: moved, otherwise unchanged"
        case _:
            assert_never(change.action)


def _drift_title(drift: Drift) -> PatchLine:
    what = "was destroyed" if drift.action is Action.destroy else "was changed"
    end = "the plan acts on it" if drift.mended else "the plan leaves it so"
    return PatchLine(Sign.head, f"{drift.address} {what} outside Terraform; {end}")


def _output_title(output: Output) -> PatchLine:
    words = {Action.create: "is new", Action.destroy: "is gone"}
    return PatchLine(Sign.head, f"output {output.name} {words.get(output.action, 'changes')}")
