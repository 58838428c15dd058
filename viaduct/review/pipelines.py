"""What changes in the stages of each pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from viaduct.review.changes import Action
from viaduct.review.shown import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from viaduct.review.objects import PlannedObject

TYPE = "aws_codepipeline"


class State(StrEnum):
    """What becomes of a stage or an action."""

    same = "same"
    changed = "changed"
    new = "new"
    gone = "gone"


@dataclass(frozen=True)
class Stage:
    """A stage, and those of its actions that change: their names and what becomes of them."""

    name: str
    state: State
    actions: tuple[tuple[str, State], ...] = ()


@dataclass(frozen=True)
class Pipeline:
    """A pipeline whose stages change, in their order; a stage that goes is where it was."""

    address: str
    name: str
    stages: tuple[Stage, ...]


def pipelines(objects: Iterable[PlannedObject]) -> tuple[Pipeline, ...]:
    """Every pipeline of a plan whose stages change; one that is destroyed has none."""
    found = (
        _pipeline(each) for each in objects if each.type == TYPE and each.after and each.action is not Action.nothing
    )
    return tuple(each for each in found if any(stage.state is not State.same for stage in each.stages))


def _pipeline(it: PlannedObject) -> Pipeline:
    stages = _stages(_blocks(it.before, "stage"), _blocks(it.after, "stage"))
    return Pipeline(it.address, _name(it.after) or it.address, tuple(stages))


def _stages(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> Iterator[Stage]:
    """Both sides' stages in one order."""
    old, new = ({_name(each): each for each in side} for side in (before, after))
    was, now = list(old), list(new)
    for _, first, last, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        yield from (Stage(name, State.gone) for name in was[first:last] if name not in new)
        yield from (_stage(name, old.get(name), new[name]) for name in now[start:end])


def _stage(name: str, old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Stage:
    if old is None:
        return Stage(name, State.new)
    if canonical(old) == canonical(new):
        return Stage(name, State.same)
    return Stage(name, State.changed, tuple(_actions(old, new)))


def _actions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, State]]:
    before, after = ({_name(each): canonical(each) for each in _blocks(side, "action")} for side in (old, new))
    for name in sorted({*before, *after}):
        if name not in after:
            yield name, State.gone
        elif name not in before:
            yield name, State.new
        elif before[name] != after[name]:
            yield name, State.changed


def _blocks(side: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = side.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _name(block: Mapping[str, Any]) -> str:
    name = block.get("name")
    return name if isinstance(name, str) else ""
