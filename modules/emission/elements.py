"""Which elements a node speaks of, and what is left of it where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission.nodes import Document, Encoded, Node, When

if TYPE_CHECKING:
    from modules.emission.symbols import Binding, Symbols


def speaks_of(node: Node, symbols: Symbols) -> set[Binding]:
    """Whose elements a node speaks of itself: not in a list or map in it, which may go over them.

    But where that is gone over a part of an element, of which nothing else knows, the element is needed.
    """
    match node:
        case When(decision, cases):
            texts = [option.text for option in decision.options]
            return set().union(*(speaks_of(each, symbols) for each in (*texts, *cases)))
        case Document(content) | Encoded(content):
            return speaks_of(content, symbols)
        case dict():
            fixed = {key: value for key, value in node.items() if not symbols.bindings(key)}
            found = ((key, binding) for key, value in fixed.items() for binding in speaks_of(value, symbols))
            return {binding for key, binding in found if binding.block != key}
        case list():
            inner = set().union(*(speaks_of(item, symbols) for item in node))
            parts = (binding for binding in inner if binding.anywhere == binding.collection)
            further_out = {binding for binding in inner if binding.block}
            return further_out.union(*(symbols.bindings(binding.collection) for binding in parts))
        case None | bool():
            return set()
        case _:
            return symbols.bindings(str(node))


def without(node: Node, binding: Binding, symbols: Symbols) -> Node:
    """The node where there are no elements to go over."""
    match node:
        case When(decision, cases):
            return When(decision, tuple(without(case, binding, symbols) for case in cases))
        case Document(content):
            return Document(without(content, binding, symbols))
        case dict():
            kept = ((key, value) for key, value in node.items() if not _of(binding, key, value, symbols))
            return {key: without(value, binding, symbols) for key, value in kept}
        case list():
            kept_items = (item for item in node if binding not in speaks_of(item, symbols))
            return [without(item, binding, symbols) for item in kept_items]
        case _:
            return node


def _of(binding: Binding, key: str, value: Node, symbols: Symbols) -> bool:
    """Whether an entry is there once for each element: one of a map, or a resource."""
    is_resource = key.startswith("aws_") and "." in key
    return binding in symbols.bindings(key) or (is_resource and binding in speaks_of(value, symbols))
