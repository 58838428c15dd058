"""Texts with placeholders and references, as HCL spells them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from modules.emission.symbols import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modules.emission.symbols import Binding, Symbols

REFERENCE = re.compile(r"(?<![\w.\"])((?:data\.)?aws_\w+\.\w+)(?=\.)")

# An interpolation that is all of a text.
LONE = re.compile(r'"\$\{([^{}"]+)\}"')


@dataclass(frozen=True)
class Element:
    """What an element is called where it is at hand; ``anywhere``: without its parent."""

    value: str
    key: str
    anywhere: bool = False


@dataclass(frozen=True)
class Scope:
    """The elements that are at hand, and the conditions on those that something is gone over again for."""

    elements: Mapping[Binding, Element] = field(default_factory=dict)
    guards: Mapping[Binding, tuple[str, ...]] = field(default_factory=dict)

    def with_element(self, binding: Binding, element: Element) -> Scope:
        """With one more element at hand."""
        return replace(self, elements={**self.elements, binding: element})

    def guarded(self, binding: Binding, condition: str) -> Scope:
        """Only for elements for which the condition holds."""
        return replace(self, guards={**self.guards, binding: (*self.guards.get(binding, ()), condition)})


@dataclass(frozen=True)
class Templates:
    """Spells texts; ``indexed`` are the resources of which there may be none or several, with their index."""

    symbols: Symbols
    indexed: Mapping[str, str]

    def expression(self, text: str, scope: Scope) -> str:
        """A text as an expression: a lone placeholder or reference stands without quotes."""
        parts = list(self._parts(text, scope))
        if len(parts) == 1 and parts[0][0]:
            return parts[0][1]
        return '"' + "".join(f"${{{part}}}" if is_code else _escaped(part) for is_code, part in parts) + '"'

    def lines(self, text: str, scope: Scope) -> list[str]:
        """A text of several lines, none of which is a reference, for a here document."""
        pieces = self.symbols.split(text)
        plain = "".join(
            f"${{{self._symbol(piece, scope)}}}" if isinstance(piece, Symbol) else _literal(piece) for piece in pieces
        )
        return plain.splitlines()

    def code(self, text: str, scope: Scope) -> str:
        """An expression that holds placeholders; those between quotes become interpolations."""
        result, quoted = "", False
        for piece in self.symbols.split(text):
            if isinstance(piece, Symbol):
                code = self._symbol(piece, scope)
                result += f"${{{code}}}" if quoted else code
            else:
                quoted ^= len(re.findall(r'(?<!\\)"', piece)) % 2 == 1
                result += piece
        return REFERENCE.sub(lambda found: found[1] + self.indexed.get(found[1], ""), LONE.sub(r"\1", result))

    def _parts(self, text: str, scope: Scope) -> Iterator[tuple[bool, str]]:
        for is_code, piece in _interpolations(text):
            if is_code:
                yield True, self.code(piece, scope)
                continue
            for part in self.symbols.split(piece):
                yield (True, self._symbol(part, scope)) if isinstance(part, Symbol) else (False, part)

    def _symbol(self, symbol: Symbol, scope: Scope) -> str:
        if symbol.binding is None:
            return self.code(symbol.expression, scope) if "⟦" in symbol.expression else symbol.expression
        element = scope.elements[symbol.binding]
        expression = symbol.anywhere if element.anywhere and symbol.anywhere else symbol.expression
        return expression.format(value=element.value, key=element.key)


def _interpolations(text: str) -> Iterator[tuple[bool, str]]:
    """The text's parts, and whether each is what stands in ``${}``."""
    at = start = 0
    while (found := text.find("${", at)) >= 0:
        if text[found - 1 : found] == "$":
            at = found + 2
            continue
        end = _closing(text, found + 2)
        if found > start:
            yield False, text[start:found]
        yield True, text[found + 2 : end]
        at = start = end + 1
    if start < len(text) or not text:
        yield False, text[start:]


def _closing(text: str, at: int) -> int:
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return at - 1


def quoted(text: str) -> str:
    """A text in quotes."""
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _literal(text: str) -> str:
    return text.replace("${", "$${").replace("%{", "%%{")
