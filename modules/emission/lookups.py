"""Maps that a construct looks into by names of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission.decisions import Condition

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.emission.inputs import Value


class Like(str):
    """A placeholder that compares as one of the texts that a construct knows."""

    _meant: str

    def __new__(cls, text: str, meant: str) -> Like:
        """``text`` is written; ``meant`` is compared."""
        self = super().__new__(cls, text)
        self._meant = meant
        return self

    def __eq__(self, other: object) -> bool:
        return other == self._meant

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._meant)


class Lookup(dict[str, str]):
    """A map of texts: as it is where a construct passes it on, key by key where it looks something up.

    ``known`` are keys with the values that a construct tells apart, ``contains`` keys with a word that it looks for.
    """

    def __init__(
        self,
        of: Value,
        field: str,
        known: Mapping[str, Sequence[str]] | None = None,
        contains: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(of.entries(field, "key", "value", some=True))
        self._of = of
        self._field = field
        self._values = of.object(field)
        self._known = known or {}
        self._contains = contains or {}

    def __getitem__(self, key: str) -> str:
        """The placeholder of a value, or one that compares as a known one."""
        if key not in self._known:
            return self._values.text(key)
        place = self._values.place(key)
        ways = {value: Condition(f'{place} == "{value}"') for value in self._known[key]}
        return Like(self._values.text(key), self._values.choose(f"{key}=", ways))

    def __contains__(self, key: object) -> bool:
        place = self._values.place(str(key))
        return self._values.decide(f"{key}?", Condition(f"can({place})"), Condition(f"!can({place})"))

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The placeholder of a value that may be missing."""
        if key in self._contains:
            return self._contains[key] if self._says(key, self._contains[key]) else default
        return self[key] if key in self else default  # noqa: SIM401 - this is what get does

    def _says(self, key: str, word: str) -> bool:
        text = f'strcontains(lookup({self._of.place(self._field)}, "{key}", ""), "{word}")'
        return self._values.decide(f"{key}~", Condition(text), Condition(f"!{text}"))


class Several(dict[str, str]):
    """A map of at least one entry, of which a construct asks whether there are more."""

    def __init__(self, of: Value, field: str, entries: Mapping[str, str]) -> None:
        super().__init__(entries)
        place = of.place(field)
        more, one = Condition(f"length({place}) > 1"), Condition(f"length({place}) == 1")
        self._count = 2 if of.decide(f"{field}>1", more, one) else 1

    def __len__(self) -> int:
        return self._count


class Listed(list[str]):
    """A list that a construct shall take for one of several items, however many there are."""

    def __len__(self) -> int:
        return 2
