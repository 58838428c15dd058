"""What a construct's inputs decide, and the runs that try each way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modules.emission.symbols import Binding, Symbols


@dataclass(frozen=True)
class Condition:
    """A boolean expression with placeholders.

    ``not_null`` is the value that it says is given; ``empty`` is what it says has no elements.
    """

    text: str
    not_null: str | None = None
    empty: Binding | None = None


@dataclass(frozen=True)
class Decision:
    """Two or more ways, of which the first is the usual one; each has the condition that it is taken under.

    What it makes different depends on how the decisions go that it ``minds``, by their paths.
    """

    path: str
    options: tuple[Condition, ...]
    minds: tuple[str, ...] = ()


@dataclass
class Run:
    """One run of a construct: the ways that are taken, and the decisions that were met."""

    symbols: Symbols
    taken: Mapping[str, int]
    met: dict[str, Decision] = field(default_factory=dict)

    def decide(self, decision: Decision) -> int:
        """The index of the way to take.

        Raises:
            ValueError: another decision was met under this path.
        """
        if self.met.setdefault(decision.path, decision) != decision:
            raise ValueError(f"{decision.path} is decided in two ways")
        return self.taken.get(decision.path, 0)
