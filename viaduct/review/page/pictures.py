"""A picture of each pipeline whose stages change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.page.blocks import Box, Code, Picture, Section
from viaduct.review.page.rest import of_stack
from viaduct.review.pipelines import State

if TYPE_CHECKING:
    from viaduct.review.changes import Review
    from viaduct.review.pipelines import Stage


def pictures(review: Review) -> tuple[Section, ...]:
    """One section, or none."""
    found = tuple(
        Picture((Code(pipeline.name), *of_stack(stack.name)), tuple(map(_box, pipeline.stages)))
        for stack in review.changed
        for pipeline in stack.pipelines
    )
    return (Section("Pipelines", found, ("pipeline", "pipelines")),) if found else ()


def _box(stage: Stage) -> Box:
    words = [name if state is State.changed else f"{name} ({state})" for name, state in stage.actions]
    return Box(stage.name, stage.state, tuple(words))
