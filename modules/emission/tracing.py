"""Runs a definition in each way that its decisions allow, and lays the results over each other."""

from __future__ import annotations

import json
from itertools import combinations, count, product
from typing import TYPE_CHECKING

from cdktf import App, TerraformOutput, TerraformStack

from modules.emission.decisions import Run
from modules.emission.elements import without
from modules.emission.inputs import Value
from modules.emission.merging import Merger, Variant
from modules.emission.nodes import ABSENT, Document, Node, When, flat, read
from modules.emission.symbols import Symbols

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constructs import Construct

    from modules.emission.decisions import Decision

    Build = Callable[[Construct, Value], Mapping[str, str | None]]
    Taken = Mapping[str, int]
    Met = Mapping[str, Decision]


class Tracer:
    """Tries the ways of one definition; ``build`` makes the construct and says what each output is."""

    def __init__(self, build: Build) -> None:
        self.symbols = Symbols()
        self._build = build
        self._app = App(skip_validation=True)
        self._merger = Merger(self.symbols)
        self._number = count()
        self._runs: dict[frozenset[tuple[str, int]], tuple[Node, Met]] = {}

    def trace(self) -> Node:
        """The tree of all ways together.

        Decisions are tried one at a time, but for those that mind others, which are tried together with them.
        """
        met = self._run({})[1]
        return self._vary({}, met, met)

    def _vary(self, taken: Taken, known: Met, to_try: Met) -> Node:
        """The tree of the ways ``taken`` with the other ways of the decisions ``to_try``."""
        node = self._run(taken)[0]
        rest = dict(to_try)
        for decision in [each for each in to_try.values() if each.minds]:
            minded = {path: to_try[path] for path in decision.minds if path in to_try}
            del rest[decision.path]
            first = [rest.pop(path) for path in minded if path in rest]
            node = self._merger.merge(node, [way for each in first for way in self._ways(each, taken, known, {})])
            node = self._merger.merge(node, self._ways(decision, taken, known, minded))
        return self._merger.merge(node, [way for each in rest.values() for way in self._ways(each, taken, known, {})])

    def _ways(self, decision: Decision, taken: Taken, known: Met, again: Met) -> list[Variant]:
        """The trees of a decision's other ways, each with what is decided only there, and what is tried again."""
        variants = []
        for way in range(1, len(decision.options)):
            there = {**taken, decision.path: way}
            met = self._run(there)[1]
            fresh = {path: each for path, each in met.items() if path not in known or path in again}
            variants.append(Variant(decision, way, self._vary(there, {**known, **met}, fresh)))
        return variants

    def _run(self, taken: Taken) -> tuple[Node, Met]:
        key = frozenset(taken.items())
        if key not in self._runs:
            run = Run(self.symbols, taken)
            stack = TerraformStack(self._app, f"run-{next(self._number)}")
            for name, value in self._build(stack, Value(run, "", "var")).items():
                if value is not None:
                    TerraformOutput(stack, f"output-{name}", value=value).override_logical_id(name)
            self._runs[key] = flat(read(stack.to_terraform())), run.met
        return self._runs[key]

    def misjudged(self, tree: Node) -> Iterator[tuple[str, str]]:
        """The pairs of decisions whose other ways, taken together, don't come out as the tree says."""
        met = self._run({})[1]
        for one, other in combinations(met.values(), 2):
            for way, other_way in product(range(1, len(one.options)), range(1, len(other.options))):
                taken = {one.path: way, other.path: other_way}
                if not self._comes_out(tree, taken):
                    yield one.path, other.path

    def _comes_out(self, tree: Node, taken: Taken) -> bool:
        seen, met = self._run(taken)
        said = _decided(tree, taken)
        for path, way in taken.items():
            empty = met[path].options[way].empty if path in met else None
            if empty:
                said, seen = (without(node, empty, self.symbols) for node in (said, seen))
        return _ordered(said) == _ordered(seen)


def _decided(node: Node, taken: Taken) -> Node:
    """The tree where the decisions are made."""
    match node:
        case When(decision, cases):
            return _decided(cases[taken.get(decision.path, 0)], taken)
        case Document(content):
            return Document(_decided(content, taken))
        case dict():
            found = {key: _decided(value, taken) for key, value in node.items()}
            return {key: value for key, value in found.items() if value is not ABSENT}
        case list():
            return [item for item in (_decided(each, taken) for each in node) if item is not ABSENT]
        case _:
            return node


def _ordered(node: Node) -> str:
    """The node as a text that does not say in which order things stand in lists."""
    match node:
        case dict():
            return json.dumps({key: _ordered(value) for key, value in sorted(node.items()) if value not in ([], {})})
        case list():
            return json.dumps(sorted(_ordered(item) for item in node))
        case Document(content):
            return _ordered(content)
        case _:
            return repr(node)
