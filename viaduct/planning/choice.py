"""Which stacks a change can touch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.spec.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from viaduct.planning.synthesized import Synthesized

    Stacks = Mapping[str, Synthesized]


class Reason(StrEnum):
    """Why a stack is planned."""

    EVERY = "every stack is planned"
    NEW = "new"
    CHANGED = "changed"
    READS = "reads outputs of a stack that changes"
    REMOVED = "removed"


@dataclass(frozen=True)
class Chosen:
    """A stack to plan; ``after`` has the chosen ones that are applied before it, however far before.

    A removed one is as it was synthesized from the base, and is to be destroyed. One that is not ``certain`` is planned
    only if outputs that it reads change.
    """

    synthesized: Synthesized
    reason: Reason
    after: tuple[str, ...] = ()
    certain: bool = True

    @property
    def name(self) -> str:
        """The stack's name."""
        return self.synthesized.name


def choose(head: Stacks, base: Stacks | None, only: Collection[str] = ()) -> tuple[Chosen, ...]:
    """The stacks to plan, in an order of application.

    Without a ``base`` all; else those that are new, changed or removed, and those that read a chosen one's outputs.
    That one stack is applied after another is no reason: they find each other by name. ``only`` keeps these alone.

    Raises:
        UsageError: no stack is called so.
    """
    known = {**head, **(base or {})}
    for name in only:
        if name not in known:
            fix = did_you_mean(name, known) or f"there are {', '.join(sorted(known))}"
            raise UsageError(f"no stack is called {name!r}; {fix}")
    reasons = dict.fromkeys(head, Reason.EVERY) if base is None else _touched(head, base)
    graph = _graph(head, base or {})
    names = [name for name in TopologicalSorter(graph).static_order() if name in reasons and (not only or name in only)]
    return tuple(
        Chosen(
            head.get(name) or known[name],
            reasons[name],
            tuple(sorted(_before(name, graph) & set(names))),
            certain=reasons[name] is not Reason.READS,
        )
        for name in names
    )


def layers(chosen: Sequence[Chosen]) -> list[list[str]]:
    """The names in groups: those of one group don't depend on each other, only on groups before it."""
    depth: dict[str, int] = {}
    for each in chosen:
        depth[each.name] = max((depth[name] + 1 for name in each.after), default=0)
    return [
        sorted(name for name, at in depth.items() if at == level)
        for level in range(max(depth.values(), default=-1) + 1)
    ]


def _touched(head: Stacks, base: Stacks) -> dict[str, Reason]:
    """The reader of a reader is touched too: what the first makes of a new value may be the other's input."""
    found = {name: reason for name, stack in head.items() if (reason := _difference(stack, base.get(name)))}
    for name, stack in head.items():
        if name not in found and any(upstream in found for upstream in stack.reads):
            found[name] = Reason.READS
    return found | dict.fromkeys(base.keys() - head.keys(), Reason.REMOVED)


def _difference(stack: Synthesized, former: Synthesized | None) -> Reason | None:
    if former is None:
        return Reason.NEW
    return Reason.CHANGED if former.digest != stack.digest else None


def _graph(head: Stacks, base: Stacks) -> dict[str, tuple[str, ...]]:
    """What goes before what: a removed stack goes after all that once depended on it."""
    graph = {name: stack.stack.dependencies for name, stack in head.items()}
    for gone in sorted(base.keys() - head.keys()):
        graph[gone] = tuple(sorted(name for name, stack in base.items() if gone in stack.stack.dependencies))
    return dict(sorted(graph.items()))


def _before(name: str, graph: Mapping[str, tuple[str, ...]]) -> set[str]:
    return set(_walk(name, graph)) - {name}


def _walk(name: str, graph: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    seen = {name}
    waiting = [name]
    while waiting:
        for each in graph[waiting.pop()]:
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    yield from seen
