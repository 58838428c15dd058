"""What earlier plans left to be planned once they are applied, or with other credentials."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.planning.choice import Chosen, Reason, choose
from viaduct.planning.saved import Status
from viaduct.planning.synthesized import Synthesized
from viaduct.planning.told import named
from viaduct.terraform.manifest import STACK_FILE, Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from viaduct.planning.saved import Entry, Index, SavedPlans


def left_by(index: Index) -> dict[str, Entry]:
    """The stacks that have no plan: they wait, were left, or could not be planned.

    Raises:
        UsageError: there are plans that have not been applied.
    """
    if unapplied := tuple(index.of(Status.PLANNED, Status.BEGUN)):
        raise UsageError(f"--rest: {named(unapplied)} must be applied first, by `viaduct apply`")
    return index.of(Status.WAITS, Status.LEFT, Status.FAILED)


def choose_again(
    left: Mapping[str, Entry], head: Mapping[str, Synthesized], saved: SavedPlans, say: Callable[[str], None]
) -> tuple[Chosen, ...]:
    """The stacks that were left, as they are configured now: nobody has reviewed a plan of what they were.

    One that went from the spec since, or came back to it, is another change's; that is said.

    Raises:
        UsageError: the former configuration of a removed one is not there.
    """
    for name, entry in left.items():
        if entry.removed is (name in head):
            say(f"{name} is left out: it is {'in the spec again' if entry.removed else 'not in the spec any more'}")
    names = {name for name, entry in left.items() if entry.removed is not (name in head)}
    living = names & head.keys()
    again = choose(head, None, living) if living else ()
    return (
        *(replace(each, reason=Reason(left[each.name].reason)) for each in again),
        *(_removed(name, entry, names, saved) for name, entry in left.items() if name in names - living),
    )


def _removed(name: str, entry: Entry, names: set[str], saved: SavedPlans) -> Chosen:
    directory = saved.removed(name)
    if not (directory / STACK_FILE).is_file():
        raise UsageError(f"{directory}: the configuration of {name}, which is to be destroyed, is not there")
    stack = Synthesized(Stack(name, directory), entry.digest)
    return Chosen(stack, Reason.REMOVED, tuple(sorted(names & set(entry.after))))
