"""Merged trees as HCL: where a decision stands, its condition; where elements are gone over, a loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.emission.layout import Lines, call, indented, joined, mapping, sequence
from modules.emission.loops import Loops
from modules.emission.nodes import ABSENT, Document, Encoded, Literal, Node, When, alternatives, present

if TYPE_CHECKING:
    from modules.emission.decisions import Decision
    from modules.emission.nodes import Ways
    from modules.emission.templates import Scope, Templates

    Case = tuple[frozenset[int], Lines]


@dataclass(frozen=True)
class Expressions:
    """Renders what stands behind an ``=``."""

    templates: Templates

    @property
    def loops(self) -> Loops:
        """The conditions and loops of the same texts."""
        return Loops(self.templates)

    def value(self, node: Node, scope: Scope) -> Lines:
        """Any node."""
        match node:
            case When():
                return self._conditional(node, scope)
            case Document(content):
                return call("jsonencode", self.value(content, scope))
            case Encoded(content):
                return call("base64encode", ["<<-EOT", *indented(self.templates.lines(content, scope)), "EOT", ""])
            case dict():
                return self._mapping(node, scope)
            case list():
                return self._list(node, scope)
            case _:
                return [self.scalar(node, scope)]

    def scalar(self, node: Node, scope: Scope) -> str:
        """A text, a number or a boolean."""
        if node is ABSENT or node is None:
            return "null"
        if isinstance(node, bool):
            return str(node).lower()
        return self.templates.expression(str(node), scope) if isinstance(node, str) else self._number(node, scope)

    def _number(self, node: float, scope: Scope) -> str:
        return self.templates.code(f"{node:g}" if isinstance(node, float) else str(node), scope)

    def _conditional(self, node: When, scope: Scope) -> Lines:
        usual, *others = self._different(node, scope)
        if not others:
            return usual[1]
        if len(others) == 1:
            return self._given(node, scope) or self._either(node.decision, usual, others[0], scope)
        result = usual[1]
        for ways, lines in reversed(others):
            result = joined(f"{self.loops.literal(Literal(node.decision, ways), scope)} ? ", lines, " : ", result)
        return result

    def _either(self, decision: Decision, one: Case, other: Case, scope: Scope) -> Lines:
        """One of two values, null or false last."""
        if one[1] in (["null"], ["false"]):
            one, other = other, one
        condition = self.loops.literal(Literal(decision, one[0]), scope)
        if [one[1], other[1]] == [["true"], ["false"]]:
            return [condition]
        return joined(f"{condition} ? ", one[1], " : ", other[1])

    def _different(self, node: When, scope: Scope) -> list[Case]:
        """What the ways come to, with the ways that come to it; the usual one first."""
        found: list[Case] = []
        for ways, case in node.different():
            lines = self.value(case, scope)
            same = next((index for index, (_, each) in enumerate(found) if each == lines), None)
            if same is None:
                found.append((ways, lines))
            else:
                found[same] = found[same][0] | ways, lines
        return found

    def _given(self, node: When, scope: Scope) -> Lines:
        """What is null where it is not given, and itself where it is, needs no condition; otherwise nothing."""
        for option, case in zip(node.decision.options, node.cases, strict=True):
            if option.not_null and self.value(case, scope) == [self.templates.code(option.not_null, scope)]:
                others = [each for each in node.cases if each != case]
                return self.value(case, scope) if others in ([ABSENT], [None]) else []
        return []

    def _mapping(self, node: dict[str, Node], scope: Scope) -> Lines:
        fixed = [(key, value) for key, value in node.items() if not self.templates.symbols.bindings(key)]
        parts = []
        plain = [(self._key(key, scope), self.value(value, scope)) for key, value in fixed if not _optional(value)]
        loops = [self._entries(key, value, scope) for key, value in node.items() if (key, value) not in fixed]
        if plain or not (loops or fixed):
            parts.append(mapping(plain))
        for key, value in fixed:
            if _optional(value):
                parts += [self._optional_entry(key, ways, found, scope) for ways, found in present(value)]
        parts = [*loops, *parts]
        return parts[0] if len(parts) == 1 else call("merge", *parts)

    def _key(self, key: str, scope: Scope) -> str:
        if key.isidentifier():
            return key
        spelled = self.templates.expression(key, scope)
        return spelled if spelled.startswith('"') else f"({spelled})"

    def _optional_entry(self, key: str, ways: Ways, node: Node, scope: Scope) -> Lines:
        entry = mapping([(self._key(key, scope), self.value(node, scope))])
        return joined("{ for key, value in ", entry, f" : key => value if {self.loops.condition(ways, scope)} }}")

    def _entries(self, key: str, node: Node, scope: Scope) -> Lines:
        """The entries of a map that is gone over."""
        (binding,) = self.templates.symbols.bindings(key) - set(scope.elements)
        ((ways, found),) = present(node)
        loop, inner, test = self.loops.filtered(binding, ways, scope)
        name = self.templates.expression(key, inner)
        value = self.value(found, inner)
        if [name, value, test] == [binding.key_name, [binding.name], ""]:
            return [loop.partition(" in ")[2]]
        return joined(f"{{ for {loop} : {name} => ", value, f"{test} }}")

    def _list(self, node: list[Node], scope: Scope) -> Lines:
        segments = [self._segment(condition, items) for condition, items in self._segments(node, scope)]
        return call("concat", *segments) if len(segments) > 1 else segments[0] if segments else ["[]"]

    def _segment(self, condition: str | None, items: list[Lines]) -> Lines:
        if condition is None:
            return items[0]
        if not condition:
            return sequence(items)
        if len(items) > 1 and any(len(item) > 1 for item in items):
            # Objects of different attributes: Terraform finds no type for the two sides of a condition.
            return joined("[for item in ", sequence(items), f" : item if {condition}]")
        return joined(f"{condition} ? ", sequence(items), " : []")

    def _segments(self, node: list[Node], scope: Scope) -> list[tuple[str | None, list[Lines]]]:
        """The items that are there under the same condition, if any; a loop, with None, stands alone."""
        segments: list[tuple[str | None, list[Lines]]] = []
        for item in node:
            for ways, found in [((), item)] if _always_text(item) else present(item):
                condition, lines = self._item(found, ways, scope)
                # A loop's condition comes too late for what must not be looked at; that of `?` does not.
                alone = condition is None or "null" in condition
                if segments and not alone and segments[-1][0] == condition:
                    segments[-1][1].append(lines)
                else:
                    segments.append((condition, [lines]))
        return segments

    def _item(self, node: Node, ways: Ways, scope: Scope) -> tuple[str | None, Lines]:
        """An item that is there once, with its condition, or once for each of the elements of something."""
        binding = self.loops.unbound(node, scope)
        if binding is None:
            inner, condition = self.loops.once(ways, scope)
            return condition, self.value(node, inner)
        loop, inner, test = self.loops.filtered(binding, ways, scope)
        value = self.value(node, inner)
        if value == [binding.name] and not test and not binding.key_name:
            return None, [loop.partition(" in ")[2]]
        return None, self._distinct(joined(f"[for {loop} : ", value, f"{test}]"), node)

    def _distinct(self, loop: Lines, node: Node) -> Lines:
        return call("distinct", loop) if isinstance(node, str) else loop


def _optional(node: Node) -> bool:
    return isinstance(node, When) and any(found is ABSENT for _, found in alternatives(node))


def _always_text(node: Node) -> bool:
    """Whether there is one text or another."""
    return isinstance(node, When) and all(isinstance(found, str) for _, found in alternatives(node))
