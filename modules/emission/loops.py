"""When something stands, and for which elements: conditions and loops in HCL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.emission.elements import speaks_of
from modules.emission.templates import Element, Scope, Templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.emission.nodes import Clause, Literal, Node, Ways
    from modules.emission.symbols import Binding


@dataclass(frozen=True)
class Loops:
    """Spells what decisions say, and what elements are gone over."""

    templates: Templates

    def condition(self, ways: Ways, scope: Scope) -> str:
        """What holds where all the clauses do."""
        found = [" || ".join(self.literal(literal, scope) for literal in clause) for clause in ways]
        return " && ".join(f"({each})" if "||" in each and len(found) > 1 else each for each in found)

    def literal(self, literal: Literal, scope: Scope) -> str:
        """The other ways are denied where they are fewer."""
        options = literal.decision.options
        others = [option for index, option in enumerate(options) if index not in literal.ways]
        if len(options) > 2 and len(others) < len(literal.ways):
            denied = " || ".join(self.templates.code(option.text, scope) for option in others)
            return denied.replace(" == ", " != ") if len(others) == 1 and "&&" not in denied else f"!({denied})"
        return " || ".join(self.templates.code(options[index].text, scope) for index in sorted(literal.ways))

    def once(self, ways: Ways, scope: Scope) -> tuple[Scope, str]:
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
