"""Merged trees as HCL: where a decision stands, its condition; where elements are gone over, a loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.emission.elements import speaks_of
from modules.emission.layout import Lines, call, indented, joined, mapping, sequence
from modules.emission.nodes import ABSENT, Document, Encoded, Literal, Node, When, alternatives
from modules.emission.templates import Element, Scope, Templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.emission.nodes import Clause, Ways
    from modules.emission.symbols import Binding


@dataclass(frozen=True)
class Expressions:
    """Renders what stands behind an ``=``."""

    templates: Templates

    def value(self, node: Node, scope: Scope) -> Lines:
        """Any node."""
        match node:
            case When():
                return self._conditional(node, scope)
            case Document(content):
                return call("jsonencode", self._document(content, scope))
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

    def condition(self, ways: Ways, scope: Scope) -> str:
        """What holds where all the clauses do."""
        found = [" || ".join(self._literal(literal, scope) for literal in clause) for clause in ways]
        return " && ".join(f"({each})" if "||" in each and len(found) > 1 else each for each in found)

    def _literal(self, literal: Literal, scope: Scope) -> str:
        """The other ways are denied where they are fewer."""
        options = literal.decision.options
        others = [option for index, option in enumerate(options) if index not in literal.ways]
        if len(options) > 2 and len(others) < len(literal.ways):
            denied = " || ".join(self.templates.code(option.text, scope) for option in others)
            return denied.replace(" == ", " != ") if len(others) == 1 and "&&" not in denied else f"!({denied})"
        return " || ".join(self.templates.code(options[index].text, scope) for index in sorted(literal.ways))

    def _conditional(self, node: When, scope: Scope) -> Lines:
        usual, *others = self._different(node, scope)
        if not others:
            return usual[1]
        if len(others) == 1:
            return self._given(node, scope) or joined(
                f"{self._literal(Literal(node.decision, usual[0]), scope)} ? ", usual[1], " : ", others[0][1]
            )
        result = usual[1]
        for ways, lines in reversed(others):
            result = joined(f"{self._literal(Literal(node.decision, ways), scope)} ? ", lines, " : ", result)
        return result

    def _different(self, node: When, scope: Scope) -> list[tuple[frozenset[int], Lines]]:
        """What the ways come to, with the ways that come to it; the usual one first."""
        found: list[tuple[frozenset[int], Lines]] = []
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

    def _document(self, content: Node, scope: Scope) -> Lines:
        return self.value(content, scope)

    def _mapping(self, node: dict[str, Node], scope: Scope) -> Lines:
        fixed = [(key, value) for key, value in node.items() if not self.templates.symbols.bindings(key)]
        parts = []
        plain = [(self._key(key, scope), self.value(value, scope)) for key, value in fixed if not _optional(value)]
        loops = [self._entries(key, value, scope) for key, value in node.items() if (key, value) not in fixed]
        if plain or not (loops or fixed):
            parts.append(mapping(plain))
        for key, value in fixed:
            if _optional(value):
                parts += [self._optional_entry(key, ways, found, scope) for ways, found in alternatives(value)]
        parts = [*loops, *(part for part in parts if part)]
        return parts[0] if len(parts) == 1 else call("merge", *parts)

    def _key(self, key: str, scope: Scope) -> str:
        if key.isidentifier():
            return key
        spelled = self.templates.expression(key, scope)
        return spelled if spelled.startswith('"') else f"({spelled})"

    def _optional_entry(self, key: str, ways: Ways, node: Node, scope: Scope) -> Lines:
        if node is ABSENT:
            return []
        entry = mapping([(self._key(key, scope), self.value(node, scope))])
        return joined("{ for key, value in ", entry, f" : key => value if {self.condition(ways, scope)} }}")

    def _entries(self, key: str, node: Node, scope: Scope) -> Lines:
        """The entries of a map that is gone over."""
        (binding,) = self.templates.symbols.bindings(key) - set(scope.elements)
        present = [(ways, found) for ways, found in alternatives(node) if found is not ABSENT]
        ((ways, found),) = present
        loop, inner, test = self.filtered(binding, ways, scope)
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
            for ways, found in [((), item)] if _always_text(item) else alternatives(item):
                if found is ABSENT:
                    continue
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
        binding = self.unbound(node, scope)
        if binding is None:
            inner, condition = self._once(ways, scope)
            return condition, self.value(node, inner)
        loop, inner, test = self.filtered(binding, ways, scope)
        value = self.value(node, inner)
        if value == [binding.name] and not test and not binding.key_name:
            return None, [loop.partition(" in ")[2]]
        return None, self._distinct(joined(f"[for {loop} : ", value, f"{test}]"), node)

    def _distinct(self, loop: Lines, node: Node) -> Lines:
        return call("distinct", loop) if isinstance(node, str) else loop

    def _once(self, ways: Ways, scope: Scope) -> tuple[Scope, str]:
        """The condition on something that is there once if any element asks for it, and the scope of such elements."""
        conditions: list[str] = []
        of_elements: dict[Binding, str] = {}
        for clause in ways:
            binding = self._unbound_of(clause, scope)
            if binding is None:
                conditions.append(self.condition((clause,), scope))
                continue
            inner = self.loop(binding, scope)[1]
            scope = scope.guarded(binding, self.condition((clause,), inner))
            # A later condition on the same elements says all that an earlier one does.
            of_elements[binding] = self._any(binding, scope)
        return scope, " && ".join([*conditions, *of_elements.values()])

    def _any(self, binding: Binding, scope: Scope) -> str:
        """Whether there are elements for which all that is known holds."""
        loop, tests = self._grouped(binding, scope.guards[binding], scope)
        if tests:
            return f"anytrue([for {loop} : {' && '.join(tests)}])"
        return f"length({loop.partition(' in ')[2]}) > 0"

    def filtered(self, binding: Binding, ways: Ways, scope: Scope) -> tuple[str, Scope, str]:
        """``action in local.actions``, the scope in which the action is at hand, and `` if`` what holds for it."""
        inner = self.loop(binding, scope)[1]
        known = (clause for clause in ways if self._unbound_of(clause, inner) is None)
        tests = [*scope.guards.get(binding, ()), *(self.condition((clause,), inner) for clause in known)]
        loop, rest = self._grouped(binding, tests, scope)
        return loop, inner, f" if {' && '.join(rest)}" if rest else ""

    def _grouped(self, binding: Binding, tests: Sequence[str], scope: Scope) -> tuple[str, list[str]]:
        """The loop over the smallest group of elements of which the tests hold, and the tests that are left."""
        loop = self.loop(binding, scope)[0]
        rest = list(dict.fromkeys(tests))
        everywhere = f"{binding.names} in {self.templates.code(binding.anywhere, scope)}"
        for local, group in binding.groups:
            if set(group) <= set(rest) and loop == everywhere:
                return f"{binding.names} in {local}", [test for test in rest if test not in group]
        return loop, rest

    def loop(self, binding: Binding, scope: Scope) -> tuple[str, Scope]:
        """``stage in var.stages``, and the scope in which the stage is at hand."""
        parent = self.templates.symbols.bindings(binding.collection)
        anywhere = not parent <= set(scope.elements)
        collection = self.templates.code(binding.anywhere if anywhere else binding.collection, scope)
        element = Element(binding.name, binding.key_name or "", anywhere or binding.anywhere != binding.collection)
        return f"{binding.names} in {collection}", scope.with_element(binding, element)

    def unbound(self, node: Node, scope: Scope) -> Binding | None:
        """The one binding whose elements a node speaks of and that is not at hand."""
        return _only(speaks_of(node, self.templates.symbols) - set(scope.elements), node)

    def _unbound_of(self, clause: Clause, scope: Scope) -> Binding | None:
        texts = (option.text for literal in clause for option in literal.decision.options)
        found = {binding for text in texts for binding in self.templates.symbols.bindings(text)}
        return _only(found - set(scope.elements), clause)


def _only(bindings: set[Binding], of: object) -> Binding | None:
    if len(bindings) > 1:
        raise ValueError(f"{sorted(each.name for each in bindings)} can't be gone over at once for {of}")
    return next(iter(bindings), None)


def _optional(node: Node) -> bool:
    return isinstance(node, When) and any(found is ABSENT for _, found in alternatives(node))


def _always_text(node: Node) -> bool:
    """Whether there is one text or another."""
    return isinstance(node, When) and all(isinstance(found, str) for _, found in alternatives(node))
