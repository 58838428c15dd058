"""Lays the trees of several runs over each other; where they differ, a decision stands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from modules.emission.elements import speaks_of, without
from modules.emission.nodes import ABSENT, Document, Node, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.emission.decisions import Decision
    from modules.emission.symbols import Symbols

# What tells the items of a list apart: statements, environment variables, rules of a life cycle.
NAMED_BY = ("Sid", "name", "id", "type")


@dataclass(frozen=True)
class Variant:
    """What a run wrote that took another way in one decision."""

    decision: Decision
    way: int
    node: Node

    def at(self, node: Node) -> Variant:
        """The variant of a part."""
        return Variant(self.decision, self.way, node)


@dataclass
class _Slot:
    """A place in a merged list."""

    usual: Node
    found: dict[int, Node] = field(default_factory=dict)

    def like(self) -> Node:
        """What is known to stand here."""
        return self.usual if self.usual is not ABSENT else next(iter(self.found.values()))


@dataclass(frozen=True)
class Merger:
    """Merges trees with these placeholders."""

    symbols: Symbols

    def merge(self, usual: Node, variants: Sequence[Variant]) -> Node:
        """The usual node, and what is different in the variants."""
        others = [each for each in variants if not self._same(usual, each)]
        nodes = [usual, *(each.node for each in others)]
        if not others:
            return usual
        if isinstance(usual, When):
            return self._deeper(usual, others)
        lists = [each for each in others if isinstance(each.node, list)]
        if isinstance(usual, list) and lists and len(lists) < len(others):
            return self.merge(self.merge(usual, lists), [each for each in others if each not in lists])
        if all(isinstance(node, dict) for node in nodes):
            return self._mappings(usual, others)
        if all(isinstance(node, list) for node in nodes) and not _unlike(nodes):
            return self._lists(usual, others)
        if all(isinstance(node, Document) for node in nodes):
            return Document(self.merge(usual.content, [each.at(each.node.content) for each in others]))
        return self._when(usual, others)

    def _deeper(self, usual: When, variants: Sequence[Variant]) -> When:
        """Variants know nothing of the decision that stands here already, unless they minded it."""
        knowing = [each for each in variants if isinstance(each.node, When)]
        unknowing = [each for each in variants if not isinstance(each.node, When)]
        first = self.merge(usual.cases[0], unknowing)
        node = When(usual.decision, (first, *usual.cases[1:]))
        return self._when(node, knowing) if knowing else node

    def _same(self, usual: Node, variant: Variant) -> bool:
        """Whether nothing differs but that a loop has nothing to go over."""
        empty = variant.decision.options[variant.way].empty
        if variant.node == usual or empty is None:
            return bool(variant.node == usual)
        left = without(usual, empty, self.symbols)
        no_blocks = left == [] and variant.node is ABSENT and all(isinstance(item, dict) for item in usual)
        return bool(left == variant.node or no_blocks)

    def _when(self, usual: Node, variants: Sequence[Variant]) -> When:
        decision = variants[0].decision
        of_this = {each.way: each.node for each in variants if each.decision == decision}
        rest = [each for each in variants if each.decision != decision]
        cases = [self.merge(usual, rest), *(of_this.get(way, usual) for way in range(1, len(decision.options)))]
        return When(decision, tuple(self._general(cases[0], case, decision, way) for way, case in enumerate(cases)))

    def _general(self, usual: Node, case: Node, decision: Decision, way: int) -> Node:
        """The usual node where the case, or a part of it that another decision leads to, is that without elements."""
        empty = decision.options[way].empty
        if empty is None or case == usual:
            return case
        if isinstance(case, When):
            return When(case.decision, tuple(self._general(usual, each, decision, way) for each in case.cases))
        return usual if without(usual, empty, self.symbols) == case else case

    def _mappings(self, usual: dict[str, Node], variants: Sequence[Variant]) -> dict[str, Node]:
        keys = dict.fromkeys(key for node in (usual, *(each.node for each in variants)) for key in node)
        return {
            key: self._place(usual.get(key, ABSENT), [each.at(each.node.get(key, ABSENT)) for each in variants])
            for key in keys
        }

    def _place(self, usual: Node, found: Sequence[Variant]) -> Node:
        """What stands at a place of a mapping or list."""
        return self.merge(usual, [each for each in found if not self._gone_over(usual, each)])

    def _lists(self, usual: list[Node], variants: Sequence[Variant]) -> list[Node]:
        slots = [_Slot(item) for item in usual]
        for number, variant in enumerate(variants):
            slots = _lay_over(slots, number, variant.node)
        return [
            self._place(slot.usual, [each.at(slot.found.get(n, ABSENT)) for n, each in enumerate(variants)])
            for slot in slots
        ]

    def _gone_over(self, usual: Node, variant: Variant) -> bool:
        """Whether the item is missing only because there is no element that it could be of."""
        empty = variant.decision.options[variant.way].empty
        return bool(empty and variant.node is ABSENT and speaks_of(usual, self.symbols) == {empty})


def _unlike(lists: Sequence[list[Node]]) -> bool:
    """Whether each list has texts, and none of them is in the first and in another one."""
    texts = all(items and all(isinstance(item, str) for item in items) for items in lists)
    return texts and not any(set(lists[0]) & set(items) for items in lists[1:])


def _lay_over(slots: list[_Slot], number: int, items: list[Node]) -> list[_Slot]:
    """The slots with the items of one more variant in them, new ones among them where there was no place."""
    result: list[_Slot] = []
    matcher = SequenceMatcher(None, [_name(slot.like()) for slot in slots], [_name(item) for item in items], False)
    for kind, first, last, start, end in matcher.get_opcodes():
        old, new = slots[first:last], items[start:end]
        if kind == "equal" or (kind == "replace" and len(old) == len(new) and not _named(old, new)):
            for slot, item in zip(old, new, strict=True):
                slot.found[number] = item
            result += old
        else:
            result += [*old, *(_Slot(ABSENT, {number: item}) for item in new)]
    return result


def _named(slots: Sequence[_Slot], items: Sequence[Node]) -> bool:
    """Whether what stands there has names, and so is not the same where the names differ."""
    return any(_own_name(node) for node in (*(slot.like() for slot in slots), *items))


def _own_name(node: Node) -> str | None:
    if isinstance(node, When):
        return next((name for case in node.cases if (name := _own_name(case))), None)
    if not isinstance(node, dict):
        return None
    names = (node.get(key) for key in NAMED_BY)
    return next((name for name in names if isinstance(name, str)), None)


def _name(node: Node) -> str:
    return _own_name(node) or json.dumps(node, sort_keys=True, default=repr)
