"""What a run wrote, as a tree: mappings, lists and scalars, and documents that are text in it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modules.emission.decisions import Decision

Node = Any
"""A mapping, a list, a text, a number, a boolean, or one of the classes below."""


class Absent:
    """What is not there in one of the ways."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


@dataclass(frozen=True)
class Document:
    """A text that is JSON."""

    content: Node


@dataclass(frozen=True)
class Encoded:
    """A text that is in base64."""

    content: str


@dataclass(frozen=True)
class When:
    """What a decision makes different: a node for each of its ways."""

    decision: Decision
    cases: tuple[Node, ...]

    def different(self) -> list[tuple[frozenset[int], Node]]:
        """The different nodes with their ways, the usual one first."""
        found: list[tuple[frozenset[int], Node]] = []
        for case in self.cases:
            if all(case != each for _, each in found):
                found.append((frozenset(i for i, other in enumerate(self.cases) if other == case), case))
        return found


@dataclass(frozen=True)
class Literal:
    """A decision goes one of these ways."""

    decision: Decision
    ways: frozenset[int]


Clause = tuple[Literal, ...]
"""One of the literals holds."""
Ways = tuple[Clause, ...]
"""All of the clauses hold."""


def alternatives(node: Node) -> Iterator[tuple[Ways, Node]]:
    """Each node that may stand here, and when it does."""
    if not isinstance(node, When):
        yield (), node
        return
    found: list[tuple[Ways, Node]] = []
    for ways, case in node.different():
        for further, each in alternatives(case):
            _add(found, Literal(node.decision, ways), further, each)
    yield from found


def present(node: Node) -> Iterator[tuple[Ways, Node]]:
    """Each alternative in which something stands here."""
    return ((ways, found) for ways, found in alternatives(node) if found is not ABSENT)


def _add(found: list[tuple[Ways, Node]], literal: Literal, further: Ways, node: Node) -> None:
    """One more alternative; where the same node is there anyway in the decision's other ways, one clause says both."""
    for index, (ways, each) in enumerate(found):
        if each == node and len(ways) == 1 and len(further) == 1 and ways[0][0].decision == literal.decision:
            found[index] = ((*ways[0], *further[0]),), node
            return
    found.append((((literal,), *further), node))


def read(node: Node) -> Node:
    """The tree with its documents taken out of their texts, and without what CDKTF notes for itself."""
    match node:
        case dict():
            return {key: read(value) for key, value in node.items() if key != "//"}
        case list():
            return [read(item) for item in node]
        case str() if node.startswith(("{", "[")):
            return _document(node)
        case str():
            return _decoded(node)
        case _:
            return node


def flat(tree: Node) -> Node:
    """The tree of a stack: resources and data sources by address, ``<type>.<name>``, and the values of outputs."""
    sections = {
        section: {
            f"{kind}.{name}": body for kind, named in tree.get(section, {}).items() for name, body in named.items()
        }
        for section in ("data", "resource")
    }
    return {**sections, "output": {name: output["value"] for name, output in tree.get("output", {}).items()}}


def _document(text: str) -> Node:
    try:
        return Document(json.loads(text))
    except json.JSONDecodeError:
        return text


def _decoded(text: str) -> Node:
    """Only a text with a placeholder in it is known to be base64 and not a word."""
    try:
        decoded = base64.b64decode(text, validate=True).decode()
    except ValueError:
        return text
    return Encoded(decoded) if "⟦" in decoded else text
