"""The first line: what a reviewer has to know if it is all that they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.review.changes import Action
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
    if not review.changed:
        return Level.nothing
    if any(change.loses for _, change in review.resources()):
        return Level.danger
    rough = any(review.count(action) for action in (Action.destroy, Action.replace, Action.forget))
    return Level.careful if rough or any(stack.drift for stack in review.changed) else Level.calm


def verdict(review: Review) -> str:
    """What is worst, in a few words."""
    match level_of(review):
        case Level.nothing:
            return "Nothing changes"
        case Level.calm:
            return "Nothing here can hurt, as far as a plan tells"
        case _:
            return f"Look closely: {listed(_worst(review))}"


def _worst(review: Review) -> list[str]:
    losses = [change for _, change in review.resources() if change.loses]
    destroyed = sum(change.action is Action.destroy for change in losses)
    found = {
        f"{count(destroyed, 'thing')} that can't be made again destroyed": destroyed,
        f"{count(len(losses) - destroyed, 'thing')} that can't be made again replaced": len(losses) - destroyed,
    }
    return [words for words, number in found.items() if number] or _rough(review)


def _rough(review: Review) -> list[str]:
    drift = sum(len(stack.drift) for stack in review.changed)
    words = {Action.destroy: "destroyed", Action.replace: "replaced", Action.forget: "forgotten"}
    numbers = {said: review.count(action) for action, said in words.items()}
    numbers["changed outside Terraform"] = drift
    return [f"{count(number, 'object')} {said}" for said, number in numbers.items() if number]


def summary(review: Review) -> tuple[Line, ...]:
    """How much there is."""
    if not review.changed:
        return ()
    numbers = [f"{review.count(action):,} to {verb}" for action, verb in _VERBS.items() if review.count(action)]
    stacks = f"{len(review.changed):,} of {count(len(review.stacks), 'stack')}"
    have = "has" if len(review.changed) == 1 else "have"
    return ((Text(f"{stacks} {have} changes: {listed(numbers) or 'none to objects'}."),),)
