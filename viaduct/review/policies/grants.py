"""What some statements allow or deny that others don't."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from viaduct.review.policies.conditions import Condition, weaker
from viaduct.review.policies.globs import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viaduct.review.policies.document import Statement

MOST_TRIPLES = 20_000
"""A statement with more combinations of who, what and where is taken as a whole."""


@dataclass(frozen=True)
class Grant:
    """Some actions on some resources, allowed to some or denied.

    ``former`` are the conditions under which all of it was so on the other side, where conditions alone have changed.
    """

    allow: bool
    principals: tuple[Pattern, ...]
    actions: tuple[Pattern, ...]
    resources: tuple[Pattern, ...]
    conditions: tuple[Condition, ...] = ()
    former: tuple[Condition, ...] | None = None


Triple = tuple[Pattern | None, Pattern, Pattern]
Patterns = tuple[Pattern, ...]
Parts = tuple[Patterns, Patterns, Patterns]


def not_in(these: Iterable[Statement], others: Sequence[Statement]) -> tuple[Grant, ...]:
    """What these statements say and the others do not, in as few grants as it takes."""
    found: list[Grant] = []
    for statement in these:
        rivals = [each for each in others if each.allow == statement.allow]
        if statement not in rivals:
            found += _uncovered(statement, rivals)
    return tuple(dict.fromkeys(found))


def _uncovered(statement: Statement, others: Sequence[Statement]) -> Iterator[Grant]:
    principals: tuple[Pattern | None, ...] = statement.principals or (None,)
    size = len(principals) * len(statement.actions) * len(statement.resources)
    if size > MOST_TRIPLES:
        whole = statement.principals, statement.actions, statement.resources
        yield Grant(statement.allow, *whole, statement.conditions)
        return
    rest: dict[tuple[Condition, ...] | None, list[Triple]] = defaultdict(list)
    for triple in product(principals, statement.actions, statement.resources):
        saying = [each for each in others if _says(each, triple)]
        if not any(weaker(each.conditions, statement.conditions) for each in saying):
            rest[saying[0].conditions if saying else None].append(triple)
    for former, triples in rest.items():
        for parts in _grouped(triples):
            yield Grant(statement.allow, *parts, statement.conditions, former)


def _says(statement: Statement, triple: Triple) -> bool:
    """Whether a statement speaks of it, whatever its conditions."""
    who, what, where = triple
    return (
        _any_covers(statement.actions, what)
        and _any_covers(statement.resources, where)
        and (who is None or _any_covers(statement.principals, who))
    )


def _any_covers(patterns: Iterable[Pattern], one: Pattern) -> bool:
    return any(each.covers(one) for each in patterns)


def _grouped(triples: Iterable[Triple]) -> Iterator[Parts]:
    """Triples as products: actions that go together, then resources, then principals."""
    actions: dict[tuple[Pattern | None, Pattern], Patterns] = defaultdict(tuple)
    for who, what, where in triples:
        actions[who, where] += (what,)
    resources: dict[tuple[Pattern | None, Patterns], Patterns] = defaultdict(tuple)
    for (who, where), together in actions.items():
        resources[who, together] += (where,)
    principals: dict[tuple[Patterns, Patterns], Patterns] = defaultdict(tuple)
    for (who, together), places in resources.items():
        principals[together, places] += () if who is None else (who,)
    for (together, places), people in principals.items():
        yield people, together, places
