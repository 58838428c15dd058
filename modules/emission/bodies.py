"""Merged resources as HCL blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.emission.layout import Lines, arguments, block, joined, paragraphs, sequence
from modules.emission.nodes import ABSENT, Node, alternatives, present
from modules.emission.rendering import Expressions
from modules.emission.templates import Element, Scope, Templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modules.emission.nodes import Ways
    from modules.emission.symbols import Binding, Symbols

# Mappings that are arguments, apart from those in some blocks; every other mapping in a resource is a block.
ARGUMENTS = ("configuration", "dimensions", "input_paths", "tags")
BLOCKS = (("push", "tags"),)
# What Terraform wants to know before anything is worked out: it holds in every way if it does in one.
STATIC = ("lifecycle", "depends_on")


@dataclass(frozen=True)
class Bodies:
    """Renders resources, data sources and outputs."""

    expressions: Expressions

    @classmethod
    def of(cls, symbols: Symbols, tree: Node) -> Bodies:
        """For the resources of ``tree``."""
        plain = cls(Expressions(Templates(symbols, {})))
        indexed = {
            f"{prefix}{address}": index
            for section, prefix in (("resource", ""), ("data", "data."))
            for address, node in tree[section].items()
            if (index := plain._index(node))
        }
        return cls(Expressions(Templates(symbols, indexed)))

    def resource(self, section: str, address: str, node: Node) -> Lines:
        """A resource or data source, as often as the decisions and elements say."""
        ((ways, body),) = present(node)
        binding = self.expressions.loops.unbound(body, Scope())
        repeat, scope = self._for_each(binding, ways) if binding else (self._count(ways, body), Scope())
        content = {key: value for key, value in body.items() if key != "count"}
        rest = self.body(content, scope)
        kind, _, name = address.partition(".")
        return block(f'{section} "{kind}" "{name}"', paragraphs([part for part in (repeat, rest) if part]))

    def body(self, body: dict[str, Node], scope: Scope, label: str = "") -> Lines:
        """What stands in the block ``label``: arguments, blocks, and last what is static."""
        named = {key: value for key, value in sorted(body.items()) if key not in STATIC}
        of_blocks = [key for key, value in named.items() if _is_block(label, key, value)]
        given = [(key, self.expressions.value(value, scope)) for key, value in named.items() if key not in of_blocks]
        given.sort(key=lambda argument: len(argument[1]) > 1)
        blocks = [lines for key in of_blocks for lines in self._blocks(key, named[key], scope)]
        return paragraphs([part for part in (arguments(given), *blocks, *self._static(body)) if part])

    def output(self, node: Node) -> Lines:
        """The value of an output."""
        return self.expressions.value(node, Scope())

    def _index(self, node: Node) -> str:
        ways, body = next(present(node))
        if self.expressions.loops.unbound(body, Scope()):
            return "[each.key]"
        return "[0]" if ways or "count" in body else ""

    def _count(self, ways: Ways, body: dict[str, Node]) -> Lines:
        own = body.get("count")
        if not ways and own is None:
            return []
        count = ["1"]
        for further, node in alternatives(own):
            if isinstance(node, str):
                count = self.expressions.value(node, Scope())
                ways_of_count = self.expressions.loops.condition(further, Scope()) if further else ""
                count = joined(f"{ways_of_count} ? (", count, ") : 1") if ways_of_count else count
        if ways:
            count = joined(f"{self.expressions.loops.condition(ways, Scope())} ? ", count, " : 0")
        return joined("count = ", count)

    def _for_each(self, binding: Binding, ways: Ways) -> tuple[Lines, Scope]:
        collection = self.expressions.templates.code(binding.collection, Scope())
        if binding.keyed_by:
            collection = (
                f"{{ for {binding.name} in {collection} : {binding.name}.{binding.keyed_by} => {binding.name} }}"
            )
        elif not binding.key_name:
            collection = f"toset({collection})"
        if ways:
            collection = f"{self.expressions.loops.condition(ways, Scope())} ? {collection} : {{}}"
        return [f"for_each = {collection}"], Scope().with_element(binding, Element("each.value", "each.key"))

    def _blocks(self, label: str, value: Node, scope: Scope) -> Iterator[Lines]:
        for ways, found in present(value):
            for item in found if isinstance(found, list) else [found]:
                for further, body in present(item):
                    yield self._block(label, (*ways, *further), body, scope)

    def _block(self, label: str, ways: Ways, body: dict[str, Node], scope: Scope) -> Lines:
        binding = self.expressions.loops.unbound(body, scope)
        if binding is None and not ways:
            return block(label, self.body(body, scope, label))
        if binding is None:
            for_each = [f"{self.expressions.loops.condition(ways, scope)} ? [1] : []"]
            inner = scope
        else:
            for_each = self._collection(binding, ways, scope)
            inner = scope.with_element(binding, Element(f"{label}.value", f"{label}.key"))
        content = block("content", self.body(body, inner, label))
        return block(f'dynamic "{label}"', [*joined("for_each = ", for_each), "", *content])

    def _collection(self, binding: Binding, ways: Ways, scope: Scope) -> Lines:
        loop, _, test = self.expressions.loops.filtered(binding, ways, scope)
        if not test:
            return [loop.partition(" in ")[2]]
        if binding.key_name:
            return [f"{{ for {loop} : {binding.key_name} => {binding.name}{test} }}"]
        return [f"[for {loop} : {binding.name}{test}]"]

    def _static(self, body: dict[str, Node]) -> Iterator[Lines]:
        for _, found in alternatives(body.get("lifecycle", ABSENT)):
            if found is not ABSENT:
                content = [(key, _static_value(value)) for key, value in found.items()]
                yield block("lifecycle", arguments(content))
                break
        needed = dict.fromkeys(
            address
            for _, found in present(body.get("depends_on", ABSENT))
            for item in found
            for _, address in present(item)
        )
        if needed:
            yield joined("depends_on = ", sequence([[address] for address in needed]))


def _static_value(value: Node) -> Lines:
    value = next(each for _, each in alternatives(value) if each is not ABSENT)
    return sequence([[item] for item in value]) if isinstance(value, list) else [str(value).lower()]


def _is_block(label: str, key: str, value: Node) -> bool:
    if key in ARGUMENTS and (label, key) not in BLOCKS:
        return False
    found = [node for _, node in alternatives(value)]
    items = [item for node in found for item in (node if isinstance(node, list) else [node])]
    return any(isinstance(each, dict) for item in items for _, each in alternatives(item))


def bare_address(address: str) -> str:
    """The address of a resource that is made of elements, without the placeholder that tells them apart."""
    return re.sub(r"_*⟦[^⟧]*⟧", "", address)
