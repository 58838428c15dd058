"""What was found, put together stack by stack."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viaduct.recovery.bucket import StateBucket
    from viaduct.recovery.carried import Carried
    from viaduct.recovery.found import Begun, Lock, State, Unsaved
    from viaduct.recovery.processes import Machine


class Holder(StrEnum):
    """What this machine knows of the one who holds a lock."""

    RUNS = "it runs here"
    GONE = "it was here, and no such process runs"
    UNKNOWN = "it was here, and the processes can't be seen"
    ELSEWHERE = "it is on another machine"


class Verdict(StrEnum):
    """How a state that could not be saved compares with the one in the bucket."""

    PUSH = "newer, of the same lineage"
    SAVED = "the same"
    OLDER = "older"
    CONFLICT = "another one with the same serial"
    FOREIGN = "of another lineage"
    UNREADABLE = "no state"


@dataclass(frozen=True)
class Diagnosis:
    """One stack with something to repair; ``state`` is what the bucket has.

    ``pids`` are the Terraforms that work on it here. A ``removed`` one is in no synthesis any more.
    """

    stack: str
    state: State
    lock: Lock | None = None
    holder: Holder | None = None
    pids: tuple[int, ...] = ()
    unsaved: Unsaved | None = None
    verdict: Verdict | None = None
    begun: Begun | None = None
    removed: bool = False

    @property
    def runs(self) -> bool:
        """Whether what looks broken is still at work."""
        return self.holder is Holder.RUNS or (self.lock is None and bool(self.pids))

    @property
    def pushable(self) -> bool:
        """Whether its file can be dealt with without a person's judgement."""
        return self.verdict in {Verdict.PUSH, Verdict.SAVED}

    @property
    def half(self) -> bool:
        """Whether an apply was broken off, so that it has to be planned again."""
        broken = self.begun or (self.lock and self.lock.applying) or self.verdict is Verdict.PUSH
        return bool(broken) and not self.runs


def diagnose(bucket: StateBucket, found: Carried, machine: Machine) -> tuple[Diagnosis, ...]:
    """The stacks that are not well, by name; only their states are read."""
    locks = bucket.locks()
    names = sorted({*locks, *found.unsaved, *found.begun})
    return tuple(
        _diagnosis(name, bucket.state(name), locks.get(name), found, machine, bucket.place(name)) for name in names
    )


def compare(unsaved: State | None, stored: State) -> Verdict:
    """What Terraform itself asks of a push, and whether there is anything to push.

    https://developer.hashicorp.com/terraform/cli/commands/state/push
    """
    if unsaved is None:
        return Verdict.UNREADABLE
    if stored.content and stored.content == unsaved.content:
        return Verdict.SAVED
    if stored.lineage and stored.lineage != unsaved.lineage:
        return Verdict.FOREIGN
    if unsaved.serial == stored.serial:
        return Verdict.CONFLICT
    return Verdict.PUSH if unsaved.serial > stored.serial else Verdict.OLDER


def _diagnosis(stack: str, state: State, lock: Lock | None, found: Carried, machine: Machine, place: str) -> Diagnosis:
    unsaved = found.unsaved.get(stack)
    pids = tuple(each.pid for each in machine.running or () if each.works_on(stack, place))
    return Diagnosis(
        stack,
        state,
        lock,
        _holder(lock, machine, pids) if lock else None,
        pids,
        unsaved,
        compare(unsaved.state, state) if unsaved else None,
        found.begun.get(stack),
        stack in found.removed,
    )


def _holder(lock: Lock, machine: Machine, pids: tuple[int, ...]) -> Holder:
    if lock.host != machine.host:
        return Holder.ELSEWHERE
    if machine.running is None:
        return Holder.UNKNOWN
    return Holder.RUNS if pids else Holder.GONE
