"""Placeholders: what a construct is given in place of a variable's value, and what each stands for in HCL."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Numbers can't carry a name: each stands for itself from here on.
FIRST_NUMBER = 900_000_001
_NUMBERS = "9000000"


@dataclass(frozen=True)
class Binding:
    """The elements of a list or map, one after the other.

    ``collection`` is an expression that may hold placeholders of a parent's element; where the parent is not at hand
    (in a role's policy, say, for the actions of all stages) ``anywhere`` is gone over instead. ``groups`` are locals
    that hold those of them for which conditions hold, the smallest first. Resources are ``keyed_by`` a field. Blocks
    called ``block`` are made of them, if a construct puts them into a block within that.
    """

    name: str
    collection: str
    anywhere: str
    key_name: str | None = None
    keyed_by: str | None = None
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    block: str | None = None

    @property
    def names(self) -> str:
        """What stands between ``for`` and ``in``."""
        return f"{self.key_name}, {self.name}" if self.key_name else self.name


@dataclass(frozen=True)
class Symbol:
    """The expression behind a placeholder; ``{value}`` and ``{key}`` are the element's, if it belongs to one.

    ``anywhere`` is the expression where the binding's ``anywhere`` is gone over.
    """

    expression: str
    binding: Binding | None = None
    anywhere: str | None = None


@dataclass
class Symbols:
    """All placeholders of a module, by their texts."""

    by_text: dict[str, Symbol] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _compiled: tuple[int, re.Pattern[str]] = (0, re.compile(r"(?!)"))

    def text(self, text: str, symbol: Symbol) -> str:
        """The text, from now on known to stand for ``symbol``.

        Raises:
            ValueError: it stands for something else already.
        """
        if self.by_text.setdefault(text, symbol) != symbol:
            raise ValueError(f"{text} stands for {self.by_text[text]} already, not for {symbol}")
        return text

    def number(self, path: str, symbol: Symbol) -> int:
        """A number that stands for ``symbol``."""
        number = self._numbers.setdefault(path, FIRST_NUMBER + len(self._numbers))
        self.text(str(number), symbol)
        return number

    def split(self, text: str) -> Iterator[str | Symbol]:
        """The text's parts: literal ones and placeholders.

        Raises:
            ValueError: what a construct made of a placeholder is none any more.
        """
        at = 0
        for found in self._pattern().finditer(text) if _speaks(text) else ():
            if found.start() > at:
                yield _literal(text[at : found.start()])
            yield self.by_text[found[0]]
            at = found.end()
        if at < len(text) or not text:
            yield _literal(text[at:])

    def bindings(self, text: str) -> set[Binding]:
        """Whose elements the text speaks of."""
        return {part.binding for part in self.split(text) if isinstance(part, Symbol) and part.binding}

    def _pattern(self) -> re.Pattern[str]:
        known, pattern = self._compiled
        if known != len(self.by_text):
            longest_first = sorted(self.by_text, key=lambda text: (-len(text), text))
            pattern = re.compile("|".join(re.escape(text) for text in longest_first))
            self._compiled = len(self.by_text), pattern
        return pattern


def _speaks(text: str) -> bool:
    """Whether there may be a placeholder in the text."""
    return "⟦" in text or _NUMBERS in text


def _literal(text: str) -> str:
    if _speaks(text) or "⟧" in text:
        raise ValueError(f"a construct changed a placeholder: {text}")
    return text
