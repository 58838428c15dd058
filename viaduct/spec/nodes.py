"""YAML as a tree that still knows where everything stood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the file; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written; ``plain`` means without quotes."""

    text: str
    plain: bool
    mark: Mark
    size: int = 1
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. ``size`` counts the nodes in it with its aliases expanded."""

    items: tuple[Node, ...]
    mark: Mark
    size: int
    depth: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file, duplicates and merge keys included."""

    pairs: tuple[tuple[Node, Node], ...]
    mark: Mark
    size: int
    depth: int


Node = Scalar | Sequence | Mapping


def collection(children: list[Node], mark: Mark, *, pairs: bool) -> Sequence | Mapping:
    """A list of the children, or a mapping of them taken two by two."""
    size = 1 + sum(child.size for child in children)
    depth = 1 + max((child.depth for child in children), default=0)
    if pairs:
        return Mapping(tuple(zip(children[::2], children[1::2], strict=True)), mark, size, depth)
    return Sequence(tuple(children), mark, size, depth)
