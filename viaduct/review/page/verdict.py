"""The first line: what a reviewer has to know if it is all that they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.changes import Action, Why
from viaduct.review.page.blocks import Level, Text
from viaduct.review.page.words import count, listed

if TYPE_CHECKING:
    from viaduct.review.changes import Review
    from viaduct.review.page.blocks import Line

_VERBS = {
    Action.create: "create",
    Action.update: "update",
    Action.replace: "replace",
    Action.destroy: "destroy",
    Action.forget: "forget",
}


def level_of(review: Review) -> Level:
    """How closely to look."""
    if _dangers(review):
        return Level.danger
    if _cares(review):
        return Level.careful
    return Level.calm if review.changed else Level.nothing


def verdict(review: Review) -> str:
    """What is worst, in a few words."""
    match level_of(review):
        case Level.nothing:
            return "Nothing changes"
        case Level.calm:
            return "Nothing found that can hurt"
        case _:
            return f"Look closely: {listed([*_dangers(review), *_cares(review)])}"


def summary(review: Review) -> tuple[Line, ...]:
    """How much there is."""
    if not review.changed:
        return ()
    counts = {f"to {verb}": review.count(action) for action, verb in _VERBS.items()}
    counts["moved"] = sum(bool(change.previous_address) for _, change in review.resources())
    counts["imported"] = sum(change.import_id is not None for _, change in review.resources())
    numbers = [f"{number:,} {words}" for words, number in counts.items() if number]
    stacks = f"{len(review.changed):,} of {count(len(review.stacks), 'stack')}"
    have = "has" if len(review.changed) == 1 else "have"
    return ((Text(f"{stacks} {have} changes: {listed(numbers) or 'none to objects'}."),),)


def _dangers(review: Review) -> list[str]:
    """What can't be undone, lets strangers in, or is not known at all."""
    losses = [change for _, change in review.resources() if change.loses]
    destroyed = sum(change.action is Action.destroy for change in losses)
    permissions = [change for stack in review.changed for change in stack.permissions]
    return _counted(
        (review.without_plan(Why.failed), "stack that could not be planned", "stacks that could not be planned"),
        (destroyed, "object with data destroyed", "objects with data destroyed"),
        (len(losses) - destroyed, "object with data replaced", "objects with data replaced"),
        (sum(len(stack.secrets_in_plain) for stack in review.changed), "secret in plain", "secrets in plain"),
        (sum(each.public for each in permissions), "policy open to everyone", "policies open to everyone"),
        (
            sum(each.everything for each in permissions),
            "policy allowing everything",
            "policies allowing everything",
        ),
        (
            sum(bool(each.accounts) for each in permissions),
            "policy for other accounts",
            "policies for other accounts",
        ),
        (_openings(review, internet=True), "opening to the internet", "openings to the internet"),
    )


def _cares(review: Review) -> list[str]:
    """What is ordinary, and worth a look."""
    permissions = [each for stack in review.changed for each in stack.permissions if not each.new and not each.gone]
    return _counted(
        (sum(each.widens and not each.far for each in permissions), "policy wider", "policies wider"),
        (sum(len(stack.unjudged) for stack in review.changed), "policy not known yet", "policies not known yet"),
        (_openings(review, internet=False), "other opening", "other openings"),
        (_plain(review, Action.destroy), "object without data destroyed", "objects without data destroyed"),
        (_plain(review, Action.replace), "object without data replaced", "objects without data replaced"),
        (review.without_plan(Why.waits, Why.left), "stack not planned yet", "stacks not planned yet"),
        (review.count(Action.forget), "object forgotten", "objects forgotten"),
        (sum(len(stack.drift) for stack in review.changed), "change outside Terraform", "changes outside Terraform"),
    )


def _counted(*found: tuple[int, str, str]) -> list[str]:
    return [count(number, one, many) for number, one, many in found if number]


def _openings(review: Review, *, internet: bool) -> int:
    return sum(each.internet is internet for stack in review.changed for each in stack.openings)


def _plain(review: Review, action: Action) -> int:
    """The objects with an action that hold nothing."""
    return sum(change.action is action and not change.loses for _, change in review.resources())
