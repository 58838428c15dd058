"""What becomes allowed, to whom, on what and when: a line for each grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.page.blocks import Code, Strong, Text
from viaduct.review.page.words import codes, count
from viaduct.review.policies.document import ANYONE, EVERYTHING
from viaduct.review.policies.sources import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.review.page.blocks import Line
    from viaduct.review.policies.conditions import Condition
    from viaduct.review.policies.globs import Pattern
    from viaduct.review.policies.grants import Grant
    from viaduct.review.policies.permissions import Difference, PermissionChange

_MOST_LINES = 8
_MOST_NAMED = 10

# By whether a grant allows, and whether something becomes possible through what happens to it.
_VERBS: dict[tuple[bool, bool], Line] = {
    (True, True): (Strong("may now"), Text(" ")),
    (True, False): (Text("may not any more: "),),
    (False, True): (Strong("is not denied any more"), Text(": ")),
    (False, False): (Text("is now denied: "),),
}


def grant_lines(change: PermissionChange) -> tuple[Line, ...]:
    """What may be done now, then what may not be done any more."""
    lines = [*_policies(change), *(_line(each, change.kind, wider=True) for each in change.wider)]
    lines += [_line(each, change.kind, wider=False) for each in change.narrower]
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return (*lines[:_MOST_LINES], (Text(f"and {count(len(lines) - _MOST_LINES, 'statement')} more"),))


def _policies(change: PermissionChange) -> Iterator[Line]:
    if change.unbounded:
        yield (Strong("has"), Text(f" {change.unbounded}"))
    if change.attached:
        yield (Strong("gets"), Text(" all that is allowed by "), *_some(change.attached))
    if change.detached:
        yield (Text("loses all that is allowed by "), *_some(change.detached))


def _line(difference: Difference, kind: Kind, *, wider: bool) -> Line:
    grant = difference.grant
    who = (*_principals(grant.principals), Text(" ")) if grant.principals else ()
    itself = kind is not Kind.identity and grant.resources == (EVERYTHING,)
    where = () if itself else (Text(" on "), *_names(grant.resources))
    return (*who, *_VERBS[grant.allow, wider], *_names(grant.actions), *where, *_when(grant, wider=wider))


def _principals(principals: Sequence[Pattern]) -> Line:
    parts: list[Text | Strong | Code] = []
    for each in principals[:_MOST_NAMED]:
        parts += [Text(", "), *_principal(each)]
    return (*parts[1:], *_more(principals))


def _principal(principal: Pattern) -> Line:
    if principal.but:
        return (Strong("everyone"), Text(" but "), *codes(name.partition(":")[2] for name in principal.but))
    if principal.text == ANYONE:
        return (Strong("everyone"),)
    kind, _, name = principal.text.partition(":")
    return (Text("account "), Code(name)) if kind == "AWS" and name.isdigit() else (Code(name),)


def _names(patterns: Sequence[Pattern]) -> Line:
    """Actions or resources."""
    if patterns and patterns[0].but:
        return (Strong("everything"), Text(" but "), *_some(patterns[0].but))
    return _some([each.written or each.text for each in patterns])


def _some(names: Sequence[str]) -> Line:
    return (*codes(names[:_MOST_NAMED]), *_more(names))


def _more(names: Sequence[object]) -> Line:
    return (Text(f" and {len(names) - _MOST_NAMED:,} more"),) if len(names) > _MOST_NAMED else ()


def _when(grant: Grant, *, wider: bool) -> Line:
    """Under which conditions; where they alone have changed, those that differ, and which they were or will be."""
    if grant.former is None:
        return (Text(", if "), *_conditions(grant.conditions)) if grant.conditions else ()
    here = [each for each in grant.conditions if each not in grant.former]
    there = [each for each in grant.former if each not in grant.conditions]
    now = (Text(", if "), *_conditions(here)) if here else ()
    other = "before" if wider is grant.allow else "from now on"
    return (*now, Text(f"; {other} only if "), *_conditions(there))


def _conditions(conditions: Sequence[Condition]) -> Line:
    parts: list[Text | Strong | Code] = []
    for each in conditions:
        parts += [Text(" and "), Code(f"{each.operator} {each.key} = {', '.join(each.values)}")]
    return tuple(parts[1:])
