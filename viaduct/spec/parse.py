"""From text to a tree of nodes, event by event.

ruamel's own composer recurses and expands; this one does neither, so that hostile files cost little: aliases share
their node, and a tree that would grow too large or too deep is a finding before anything walks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml import events as e
from ruamel.yaml.error import MarkedYAMLError

from viaduct.spec import codes
from viaduct.spec.finding import Finding
from viaduct.spec.nodes import Mark, Node, Scalar, collection
from viaduct.spec.text import empty, line_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.codes import Code

MAX_NODES = 100_000
MAX_DEPTH = 40


class Refused(Exception):
    """Parsing can't go on; carries the finding."""

    def __init__(self, code: Code, message: str, mark: Mark, fix: str = "") -> None:
        super().__init__(message)
        self.finding = Finding(code.code, (), message, fix=fix, line=mark.line, column=mark.column)


def parse(text: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of the one document, and what is wrong with it; no tree where parsing had to stop."""
    tree = _Tree()
    try:
        for event in _events(text):
            tree.take(event)
    except Refused as refused:
        return None, (*tree.findings, refused.finding)
    if tree.root is None or (isinstance(tree.root, Scalar) and not tree.root.text):
        return None, (empty(),)
    return tree.root, tuple(tree.findings)


class _Tree:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._open: list[tuple[list[Node], str | None, Mark]] = []
        self._anchors: dict[str, Node | None] = {}

    def take(self, event: e.Event) -> None:
        mark = _mark(event)
        match event:
            case e.DocumentStartEvent() if self.root is not None:
                raise Refused(codes.DOCUMENTS, "a second document starts", mark, "keep one document: remove the '---'")
            case e.AliasEvent():
                self._add(self._aliased(event.anchor, mark), None)
            case e.ScalarEvent():
                self._note_tag(event, mark)
                self._add(Scalar(event.value, event.style is None, mark), event.anchor)
            case e.CollectionStartEvent():
                self._note_tag(event, mark)
                self._start(event.anchor, mark)
            case e.CollectionEndEvent():
                children, anchor, start = self._open.pop()
                self._add(collection(children, start, pairs=isinstance(event, e.MappingEndEvent)), anchor)

    def _start(self, anchor: str | None, mark: Mark) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise _too_deep(mark)
        if anchor:
            self._anchors[anchor] = None
        self._open.append(([], anchor, mark))

    def _add(self, node: Node, anchor: str | None) -> None:
        if node.size > MAX_NODES:
            raise Refused(codes.ALIAS, f"aliases expand to more than {MAX_NODES} values", node.mark, "write it out")
        if node.depth > MAX_DEPTH:
            raise _too_deep(node.mark)
        if anchor:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1][0].append(node)
        else:
            self.root = node

    def _aliased(self, name: str, mark: Mark) -> Node:
        if name not in self._anchors:
            raise Refused(codes.ALIAS, f"there is no anchor &{name} above", mark, f"define &{name} first")
        node = self._anchors[name]
        if node is None:
            raise Refused(codes.ALIAS, f"*{name} stands inside &{name}", mark, "write it out")
        return node

    def _note_tag(self, event: e.NodeEvent, mark: Mark) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            fix = f"remove {tag}; quote the value if it must be text"
            what = "tags mean nothing here"
            self.findings.append(Finding(codes.TAG.code, (), what, str(tag), "", fix, "", mark.line, mark.column))


def _events(text: str) -> Iterator[e.Event]:
    last = line_count(text)
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        line, column = (place.line + 1, place.column + 1) if place else (last, 1)
        what = " ".join(str(error.problem or error.context or "bad YAML").split())
        raise Refused(codes.SYNTAX, what, _within(line, column, last), "check indentation and quotes here") from error
    except Refused:
        raise
    except Exception as error:  # The boundary to a parser that fails in its own ways on odd input.
        raise Refused(codes.SYNTAX, f"bad YAML: {error}", Mark(1, 1), "check indentation and quotes") from error


def _within(line: int, column: int, last: int) -> Mark:
    return Mark(line, column) if line <= last else Mark(last, 1)


def _mark(event: e.Event) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _too_deep(mark: Mark) -> Refused:
    return Refused(codes.ALIAS, f"values are nested more than {MAX_DEPTH} deep", mark, "no key needs that depth")
