"""What can hurt, before everything else: what is lost, who may do more, what opens, which secrets lie in plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.changes import Action, Known
from viaduct.review.masked import Secret
from viaduct.review.page.blocks import Code, Item, Section, Strong, Text
from viaduct.review.page.grant_lines import grant_lines
from viaduct.review.page.rest import of_stack
from viaduct.review.page.words import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.review.changes import ResourceChange, Review, Stack
    from viaduct.review.page.blocks import Line
    from viaduct.review.policies.permissions import PermissionChange

_STATEMENTS = ("policy", "policies")


def hurting(review: Review) -> tuple[Section, ...]:
    """The sections that have anything to say."""
    sections = (
        Section("Lost for good", tuple(_losses(review)), ("object", "objects")),
        Section("Secrets in plain", tuple(_secrets(review)), ("secret", "secrets")),
        Section("Who may do what", (*_permissions(review, open_=True), *_unjudged(review)), _STATEMENTS),
        Section("What opens", tuple(_openings(review)), ("opening", "openings")),
    )
    return tuple(section for section in sections if section.units)


def other_policies(review: Review) -> tuple[Section, ...]:
    """Policies that give nobody more than they had, folded: they come with new things, go with old ones, or narrow."""
    found = tuple(_permissions(review, open_=False))
    folded = (Strong("Other policies"), Text(f": {len(found)} new, narrower or gone"))
    return (Section("", found, _STATEMENTS, folded=folded, label=(Text("other policies"),)),) if found else ()


def striking(change: PermissionChange) -> bool:
    """Whether someone gets more, who was there before; or whether it is too much, whoever gets it."""
    return change.far or (change.widens and not change.new)


def _losses(review: Review) -> Iterator[Item]:
    for stack, change in review.resources():
        if change.loses:
            what = "destroyed" if change.action is Action.destroy else "replaced"
            line = (Code(change.address), *of_stack(stack.name), Text(" is "), Strong(what))
            yield Item((*line, Text(f"; lost: {change.holds}")), tuple(_why(change)))


def _why(change: ResourceChange) -> Iterator[Line]:
    for each in change.attributes:
        if each.forces:
            before, after = (value.text if isinstance(value, Known) else None for value in (each.before, each.after))
            values = (Text(": "), Code(before), Text(" → "), Code(after)) if before and after else ()
            yield (Text("forced by "), Code(each.path), *values)
    if change.reason:
        yield (Text(f"because {change.reason}"),)


def _secrets(review: Review) -> Iterator[Item]:
    for stack in review.changed:
        for address, each in stack.secrets_in_plain:
            why = each.after.why if isinstance(each.after, Secret) else ""
            path = (Text(": "), Code(each.path)) if each.path else ()
            yield Item((Code(address), *of_stack(stack.name), *path, Text(f", {why}")))


def _permissions(review: Review, *, open_: bool) -> Iterator[Item]:
    found = [(stack, change) for stack in review.changed for change in stack.permissions if striking(change) is open_]
    for stack, change in sorted(found, key=lambda pair: _badness(pair[1])):
        yield _permission(stack, change)


def _badness(change: PermissionChange) -> tuple[bool, bool, bool, bool]:
    return (not change.public, not change.everything, not change.accounts, not change.widens)


def _permission(stack: Stack, change: PermissionChange) -> Item:
    where = (Text(" ("), *codes(change.addresses), Text(")")) if change.addresses != (change.holder,) else ()
    kind = f"{change.noun} " if change.kind != "trust" else f"trust of {change.noun} "
    line = (Strong(_direction(change)), Text(f": {kind}"), Code(change.holder), *where, *of_stack(stack.name))
    return Item(line, grant_lines(change))


def _direction(change: PermissionChange) -> str:
    reach = [
        *(["public"] if change.public else []),
        *(["everything allowed"] if change.everything else []),
        *(["other account"] if change.accounts else []),
    ]
    turns = [word for word, true in (("wider", change.widens), ("narrower", change.narrows)) if true]
    turn = "new" if change.new else "gone" if change.gone else " and ".join(turns)
    return ", ".join([*reach, turn])


def _unjudged(review: Review) -> Iterator[Item]:
    for stack in review.changed:
        for each in stack.unjudged:
            line = (Code(each.address), *of_stack(stack.name), Text(": "), Code(each.attribute))
            yield Item((Strong("can't be judged"), Text(": "), *line, Text(f" is {each.why}")))


def _openings(review: Review) -> Iterator[Item]:
    found = [(stack, each) for stack in review.changed for each in stack.openings]
    for stack, each in sorted(found, key=lambda pair: not pair[1].internet):
        values = (Text(": "), *codes(each.values)) if each.values else ()
        internet = (Strong("internet"), Text(": ")) if each.internet else ()
        yield Item((*internet, Code(each.address), *of_stack(stack.name), Text(f" {each.words}"), *values))
