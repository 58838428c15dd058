"""A picture in Mermaid, which GitHub draws: https://mermaid.js.org/syntax/flowchart.html."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from viaduct.review.pipelines import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.review.page.blocks import Box, Picture

LONGEST_LABEL = 60
"""Characters of a name in a picture: stages have up to 100, and nobody reads those in a box."""

_SIGNS = ".@_-()"

# Readable on light and on dark ground, and told apart without colours too.
_STYLES = {
    State.changed: "fill:#fff3bf,stroke:#b08800,stroke-width:3px,color:#1f2328",
    State.new: "fill:#d3f9d8,stroke:#1a7f37,stroke-width:3px,color:#1f2328",
    State.gone: "fill:#ffe3e3,stroke:#cf222e,stroke-width:2px,stroke-dasharray:5 5,color:#1f2328",
}


def mermaid(picture: Picture) -> str:
    """A box for each stage, from left to right; what changes is marked and says what it is."""
    used = {box.state for box in picture.boxes}
    styles = [f"  classDef {state} {style}" for state, style in _STYLES.items() if state in used]
    return "\n".join(["flowchart LR", *_boxes(picture.boxes), *_arrows(picture.boxes), *styles])


def _boxes(boxes: tuple[Box, ...]) -> Iterator[str]:
    for number, box in enumerate(boxes):
        mark = f":::{box.state}" if box.state is not State.same else ""
        yield f'  s{number}["{_label(box)}"]{mark}'


def _label(box: Box) -> str:
    if box.state is State.same:
        return _escaped(box.name)
    what = ", ".join(map(_escaped, box.words))
    return f"{_escaped(box.name)}<br/>{box.state}{': ' + what if what else ''}"


def _arrows(boxes: tuple[Box, ...]) -> Iterator[str]:
    """The way of a release; from and to a stage that goes, dotted."""
    for (number, box), (following, successor) in pairwise(enumerate(boxes)):
        yield f"  s{number} {'-.->' if State.gone in (box.state, successor.state) else '-->'} s{following}"


def _escaped(text: str) -> str:
    """A name in which Mermaid finds nothing to act upon: signs as numbers, and what no name may have as ``?``.

    https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageDeclaration.html says what a name may have.
    """
    short = text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL]}..."
    return "".join(each if each.isascii() and (each.isalnum() or each == " ") else _sign(each) for each in short)


def _sign(character: str) -> str:
    return f"#{ord(character)};" if character in _SIGNS else "?"
