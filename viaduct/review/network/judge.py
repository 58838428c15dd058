"""All that opens in a stack."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from viaduct.review.changes import Action
from viaduct.review.masked import AfterApply
from viaduct.review.network.flags import FLAGS, GUARDS
from viaduct.review.network.openings import Opening, Way
from viaduct.review.network.rules import GROUPS, Rule, group_of, rules_of
from viaduct.review.shown import AFTER_APPLY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viaduct.review.objects import PlannedObject

_LISTENERS = frozenset({"aws_lb_listener", "aws_alb_listener"})


def openings(objects: Sequence[PlannedObject]) -> tuple[Opening, ...]:
    """What is open after a plan and was not before, what is open to the internet first."""
    changed = [each for each in objects if each.action is not Action.nothing]
    gone = {str(each.before.get(name)) for each in objects if not each.after for name in ("id", "arn")}
    found = [*_rules(objects), *(opening for each in changed for opening in _of(each, gone))]
    return tuple(sorted(found, key=_badness))


def _badness(opening: Opening) -> tuple[bool, bool, str, tuple[str, ...]]:
    return (not opening.internet, opening.way is Way.outbound, opening.address, opening.values)


def _of(it: PlannedObject, gone: set[str]) -> Iterator[Opening]:
    for flag in FLAGS.get(it.type, ()):
        if flag.opens(it.after) and not flag.opens(it.before):
            yield Opening(it.address, flag.way, flag.words, internet=True)
    if it.type in GUARDS and it.action is Action.destroy:
        guarded, words = GUARDS[it.type]
        if it.before.get(guarded) not in gone:
            yield Opening(it.address, Way.public, words, internet=True)
    if it.type in _LISTENERS and it.after:
        yield from _listener(it)


def _listener(it: PlannedObject) -> Iterator[Opening]:
    """A port that was not there, or that was encrypted."""
    old, new = ((str(side.get("protocol")), str(side.get("port"))) for side in (it.before, it.after))
    if old != new:
        yield Opening(it.address, Way.inbound, "listens at", (" ".join(new),))


def _rules(objects: Iterable[PlannedObject]) -> Iterator[Opening]:
    """Rules of a group that none of its former ones covers. Where a new group may call is no news."""
    groups: dict[str, list[PlannedObject]] = defaultdict(list)
    for each in objects:
        group = group_of(each)
        if group:
            groups[group].append(each)
    for members in groups.values():
        before = [rule for each in members for rule in rules_of(each.type, each.before)]
        for each in members:
            yield from _opened(each, before)


def _opened(it: PlannedObject, before: Sequence[Rule]) -> Iterator[Opening]:
    if it.action is Action.nothing:
        return
    if it.type in GROUPS and it.sets("ingress") and isinstance(it.after.get("ingress"), AfterApply):
        yield Opening(it.address, Way.inbound, "lets in", (AFTER_APPLY_WORDS,))
    for rule in dict.fromkeys(rules_of(it.type, it.after)):
        outbound = rule.way is Way.outbound
        if any(each.covers(rule) for each in before) or (outbound and not it.before):
            continue
        words = "may call" if outbound else "lets in"
        yield Opening(it.address, rule.way, words, (rule.peer, rule.ports), rule.internet and not outbound)
