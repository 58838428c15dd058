"""From nodes to plain data, and an index that says where every path of the data stands in the file.

Bare scalars are read by the core schema of YAML 1.2, whatever the file declares: ``yes`` and ``2024-01-01`` are text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from viaduct.spec import codes
from viaduct.spec.finding import Finding, Path
from viaduct.spec.nodes import Mapping, Mark, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_MAX_DIGITS = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value and its key (the value again, in a list) stand, and the value's node."""

    key: Mark
    node: Node


@dataclass(frozen=True)
class Plain:
    """``data`` for the model, with a place for each path in it."""

    data: object
    index: dict[Path, Place]
    findings: tuple[Finding, ...]


def plain(root: Node) -> Plain:
    """The data of a tree, its index, and what was wrong on the way: the first of two equal keys counts."""
    builder = _Builder()
    builder.index[()] = Place(root.mark, root)
    data = builder.value(root, ())
    return Plain(data, builder.index, tuple(builder.findings))


def scalar(node: Scalar) -> object:
    """What a scalar means: text, a number, true, false or nothing."""
    text = node.text
    if not node.plain:
        return text
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text) and len(text) <= _MAX_DIGITS:
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


class _Builder:
    def __init__(self) -> None:
        self.index: dict[Path, Place] = {}
        self.findings: list[Finding] = []

    def value(self, node: Node, path: Path) -> object:
        match node:
            case Scalar():
                return self._scalar(node, path)
            case Sequence():
                return [self._child((*path, i), item.mark, item) for i, item in enumerate(node.items)]
            case Mapping():
                pairs = self._pairs(node, path)
                return {name: self._child((*path, name), key, value) for name, (key, value) in pairs.items()}

    def _child(self, path: Path, key: Mark, node: Node) -> object:
        if isinstance(node, Scalar) and not node.text and node.plain:
            # YAML places what is left out at the next token, which may be lines below.
            node = replace(node, mark=key)
        self.index[path] = Place(key, node)
        return self.value(node, path)

    def _scalar(self, node: Scalar, path: Path) -> object:
        value = scalar(node)
        if value is None and path:
            fix = "give it a value or remove it; {} takes all defaults"
            self._note(codes.NOTHING.code, path, "there is nothing here", node.mark, got=node.text, fix=fix)
        return value

    def _pairs(self, node: Mapping, path: Path) -> dict[str, tuple[Mark, Node]]:
        own: dict[str, tuple[Mark, Node]] = {}
        merged: dict[str, tuple[Mark, Node]] = {}
        for key, value in node.pairs:
            if isinstance(key, Scalar) and key.plain and key.text == "<<":
                for source in self._merge_sources(value, path):
                    merged = {**self._pairs(source, path), **merged}
                continue
            name = self._name(key, path)
            if name in own:
                first = own[name][0]
                where = f"it stands on line {first.line} already"
                self._note(codes.DUPLICATE_KEY.code, (*path, name), where, key.mark, got=name, fix="remove one of them")
            elif name is not None:
                own[name] = (key.mark, value)
        return {**{name: pair for name, pair in merged.items() if name not in own}, **own} if merged else own

    def _name(self, key: Node, path: Path) -> str | None:
        if not isinstance(key, Scalar):
            self._note(codes.KEY_TEXT.code, path, "a key is text, not a list or a mapping", key.mark)
            return None
        if not isinstance(scalar(key), str):
            fix = f'put it in quotes: "{key.text}"'
            self._note(codes.KEY_TEXT.code, (*path, key.text), "a key is text", key.mark, got=key.text, fix=fix)
        return key.text

    def _merge_sources(self, value: Node, path: Path) -> Iterator[Mapping]:
        for source in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(source, Mapping):
                yield source
            else:
                self._note(codes.ALIAS.code, path, "'<<' takes a mapping or a list of mappings", source.mark)

    def _note(self, code: str, path: Path, message: str, mark: Mark, *, got: str = "", fix: str = "") -> None:
        self.findings.append(Finding(code, path, message, got=got[:60], fix=fix, line=mark.line, column=mark.column))
