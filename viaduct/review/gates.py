"""What a pull request may be stopped for: `viaduct review --fail-on`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.review.changes import Action
from viaduct.review.network.openings import Way
from viaduct.review.visible import visible
from viaduct.spec.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from viaduct.review.changes import ResourceChange, Review, Stack
    from viaduct.review.network.openings import Opening
    from viaduct.review.policies.permissions import PermissionChange


_NAMED = 5


class Gate(StrEnum):
    """The gates, the most serious first."""

    destroy_stateful = "destroy-stateful"
    replace_stateful = "replace-stateful"
    public_access = "public-access"
    grant_everything = "grant-everything"
    cross_account = "cross-account"
    open_network = "open-network"
    plain_secret = "plain-secret"  # noqa: S105  # the name of a gate
    widen_permissions = "widen-permissions"
    unknown_permissions = "unknown-permissions"
    drift = "drift"
    any_destroy = "destroy"
    any_replace = "replace"
    forget = "forget"


@dataclass(frozen=True)
class Fired:
    """A gate that fired, and for what."""

    gate: Gate
    stack: str
    address: str


def gates_of(names: str) -> tuple[Gate, ...]:
    """The gates of a list with commas.

    Raises:
        UsageError: a name that no gate has.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in set(Gate)]
    if unknown:
        hint = did_you_mean(unknown[0], Gate)
        allowed = ", ".join(Gate)
        raise UsageError(f"--fail-on: no gate is called {unknown[0]!r}; {hint + ' ' if hint else ''}allowed: {allowed}")
    return tuple(gate for gate in Gate if gate in wanted)


def fired(review: Review, gates: Iterable[Gate]) -> tuple[Fired, ...]:
    """What fires, in the order of the gates, the worst stack first."""
    return tuple(
        Fired(gate, stack.name, address)
        for gate in gates
        for stack in review.changed
        for address in dict.fromkeys(_CHECKS[gate](stack))
    )


def told(found: Sequence[Fired]) -> str:
    """Which gates fired and for what, for the person who reads the log."""
    gates = dict.fromkeys(each.gate for each in found)
    lines = [f"  {gate}: {_some([each for each in found if each.gate is gate])}" for gate in gates]
    return "\n".join(["failed on what it was told to fail on (--fail-on):", *lines])


def _some(found: Sequence[Fired]) -> str:
    named = ", ".join(f"{visible(each.address)} in {each.stack}" for each in found[:_NAMED])
    return f"{named} and {len(found) - _NAMED} more" if len(found) > _NAMED else named


def _resources(holds: Callable[[ResourceChange], bool]) -> Callable[[Stack], Iterator[str]]:
    return lambda stack: (each.address for each in stack.resources if holds(each))


def _permissions(holds: Callable[[PermissionChange], bool]) -> Callable[[Stack], Iterator[str]]:
    return lambda stack: (where for each in stack.permissions if holds(each) for where in each.addresses)


def _openings(holds: Callable[[Opening], bool]) -> Callable[[Stack], Iterator[str]]:
    return lambda stack: (each.address for each in stack.openings if holds(each))


def _public(stack: Stack) -> Iterator[str]:
    yield from _permissions(lambda each: each.public)(stack)
    yield from _openings(lambda each: each.way is Way.public)(stack)


_CHECKS: dict[Gate, Callable[[Stack], Iterator[str]]] = {
    Gate.destroy_stateful: _resources(lambda each: each.loses and each.action is Action.destroy),
    Gate.replace_stateful: _resources(lambda each: each.loses and each.action is Action.replace),
    Gate.public_access: _public,
    Gate.grant_everything: _permissions(lambda each: each.everything),
    Gate.cross_account: _permissions(lambda each: bool(each.accounts)),
    Gate.open_network: _openings(lambda each: each.way is Way.inbound),
    Gate.plain_secret: lambda stack: (address for address, _ in stack.secrets_in_plain),
    Gate.widen_permissions: _permissions(lambda each: each.widens),
    Gate.unknown_permissions: lambda stack: (each.address for each in stack.unjudged),
    Gate.drift: lambda stack: (each.address for each in stack.drift),
    Gate.any_destroy: _resources(lambda each: each.action is Action.destroy),
    Gate.any_replace: _resources(lambda each: each.action is Action.replace),
    Gate.forget: _resources(lambda each: each.action is Action.forget),
}

MEANINGS: dict[Gate, str] = {
    Gate.destroy_stateful: "something that holds data, or that people or others rely on, is destroyed",
    Gate.replace_stateful: "the same, destroyed and made anew",
    Gate.public_access: "a policy, an ACL or a missing block lets everyone in",
    Gate.grant_everything: "someone gets all permissions, or the means to get them",
    Gate.cross_account: "another account gets a permission",
    Gate.open_network: "something can be reached from where it could not be reached",
    Gate.plain_secret: "what looks like a secret is not marked as sensitive",
    Gate.widen_permissions: "anything is allowed that was not, new roles and policies included",
    Gate.unknown_permissions: "a policy changes that is known only after apply, or hidden",
    Gate.drift: "something was changed outside Terraform",
    Gate.any_destroy: "anything is destroyed",
    Gate.any_replace: "anything is replaced",
    Gate.forget: "Terraform lets go of something that goes on existing",
}
