"""All policies of a stack, before and after: who may do what that they could not do before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from viaduct.review.changes import Action
from viaduct.review.policies.attachments import attachments
from viaduct.review.policies.document import NotReadable, Statement, statements
from viaduct.review.policies.grants import not_in
from viaduct.review.policies.made_up import made_up
from viaduct.review.policies.permissions import PermissionChange, Unjudged
from viaduct.review.policies.reach import measured
from viaduct.review.policies.sources import BOUNDED, POLICIES, Kind, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viaduct.review.objects import PlannedObject


@dataclass
class _Holder:
    """What all policies of one holder say: a statement that moves from one to another is no news."""

    noun: str
    name: str
    kind: Kind
    before: list[Statement] = field(default_factory=list)
    after: list[Statement] = field(default_factory=list)
    had: set[str] = field(default_factory=set)
    has: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    unbounded: str = ""


class Policies:
    """The policies of the objects of one plan; ``own`` are the accounts that it is of."""

    def __init__(self, objects: Iterable[PlannedObject], own: frozenset[str]) -> None:
        self.unjudged: list[Unjudged] = []
        self._own = own
        self._holders: dict[tuple[Kind, str, str], _Holder] = {}
        for each in objects:
            self._take(each)

    def changes(self) -> tuple[PermissionChange, ...]:
        """What changes, by holder."""
        found = (self._change(holder) for _, holder in sorted(self._holders.items()))
        return tuple(each for each in found if each.widens or each.narrows)

    def _take(self, it: PlannedObject) -> None:
        for source in POLICIES.get(it.type, ()):
            self._take_policy(it, source)
        for kind, noun, name, before, after in made_up(it):
            self._take_statements(self._holder(kind, noun, name, it), before, after)
        for noun, name, had, has in attachments(it):
            holder = self._holder(Kind.identity, noun, name, it)
            holder.had |= had
            holder.has |= has
        if it.type in BOUNDED:
            self._take_boundary(it, BOUNDED[it.type])

    def _take_policy(self, it: PlannedObject, source: Source) -> None:
        # What is not configured is AWS's default, or the copy of a policy that is an object of its own.
        if not it.sets(source.attribute):
            return
        before, after = (_documents(side.get(source.attribute)) for side in (it.before, it.after))
        try:
            old, new = ([each for document in side for each in statements(document)] for side in (before, after))
        except NotReadable as problem:
            if before != after:
                self.unjudged.append(Unjudged(it.address, source.attribute, str(problem)))
            return
        if source.kind is Kind.resource:
            old = _renamed(old, it, source.holder)
        if old or new:
            self._take_statements(self._holder(source.kind, source.noun, _name(it, source.holder), it), old, new)

    def _take_statements(self, holder: _Holder, before: list[Statement], after: list[Statement]) -> None:
        holder.before += before
        holder.after += after

    def _take_boundary(self, it: PlannedObject, noun: str) -> None:
        before, after = (side.get("permissions_boundary") for side in (it.before, it.after))
        if before and it.after and before != after:
            words = "another boundary" if after else "no boundary any more"
            self._holder(Kind.identity, noun, _name(it, "name"), it).unbounded = words

    def _holder(self, kind: Kind, noun: str, name: str, it: PlannedObject) -> _Holder:
        holder = self._holders.setdefault((kind, noun, name), _Holder(noun, name, kind))
        holder.addresses |= {it.address} if it.action is not Action.nothing else set()
        return holder

    def _change(self, it: _Holder) -> PermissionChange:
        came, went = not_in(it.after, it.before), not_in(it.before, it.after)
        wider = [each for each in came if each.allow] + [each for each in went if not each.allow]
        narrower = [each for each in went if each.allow] + [each for each in came if not each.allow]
        return PermissionChange(
            it.name,
            it.noun,
            it.kind,
            tuple(sorted(it.addresses)),
            wider=tuple(measured(each, it.kind, self._own) for each in wider),
            narrower=tuple(measured(each, it.kind, self._own) for each in narrower),
            attached=tuple(sorted(it.has - it.had)),
            detached=tuple(sorted(it.had - it.has)),
            unbounded=it.unbounded,
            new=not (it.before or it.had),
            gone=not (it.after or it.has),
        )


def _documents(value: Any) -> list[Any]:
    """The document in an attribute, or those in its blocks."""
    if isinstance(value, list):
        return [each.get("policy") if isinstance(each, dict) else each for each in value]
    return [value]


def _renamed(old: list[Statement], it: PlannedObject, attribute: str) -> list[Statement]:
    """The statements of a thing that gets another name, as they would be with that name: the old thing is gone."""
    was, now = it.before.get(attribute), it.after.get(attribute)
    if not (isinstance(was, str) and isinstance(now, str)) or not was or was == now:
        return old
    return [
        replace(each, resources=tuple(replace(one, text=one.text.replace(was, now)) for one in each.resources))
        for each in old
    ]


def _name(it: PlannedObject, attribute: str) -> str:
    """Whose policy it is, as far as that is known: a name before apply, else the object's own address."""
    found: Any = it.after.get(attribute) if it.after else it.before.get(attribute)
    if not isinstance(found, str) or not found:
        found = it.before.get(attribute)
    return found if attribute and isinstance(found, str) and found else it.address
