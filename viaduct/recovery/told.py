"""The diagnosis in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from viaduct.recovery.diagnosis import Holder, Verdict
from viaduct.watch.words import at, length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from viaduct.recovery.diagnosis import Diagnosis
    from viaduct.recovery.found import Begun, Lock, State, Unsaved

_LONGEST_SESSION = timedelta(hours=12)
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html: no session of a role is longer."""

_OPERATIONS = {"OperationTypeApply": "an apply", "OperationTypePlan": "a plan", "": "something"}
_MOST_NAMED = 8


def report(diagnoses: Sequence[Diagnosis], stacks: Sequence[str], now: datetime) -> str:
    """Every stack that is not well, and how many others there are."""
    blocks = ["\n".join([found.stack, *(f"  {line}" for line in _lines(found, now))]) for found in diagnoses]
    well = len(set(stacks) - {found.stack for found in diagnoses})
    rest = f"{well} other state{'' if well == 1 else 's'} in the bucket: nothing to repair.\n"
    return "\n\n".join([*blocks, rest])


def held(lock: Lock, now: datetime) -> str:
    """Who holds a lock, for what, and since when."""
    if not lock.id:
        return f"something that can't be read lies in place of the lock, {lock.key}"
    what = _OPERATIONS.get(lock.operation, lock.operation)
    since = f", begun {at(lock.created)} ({length(now - lock.created)} ago)" if lock.created else ""
    return f"{what} by {lock.who or 'nobody knows whom'}{since}, holds the lock {lock.id}"


def some(names: Sequence[str]) -> str:
    """The names, or the first of many."""
    shown = ", ".join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} and {len(names) - _MOST_NAMED} more"


def _lines(found: Diagnosis, now: datetime) -> Iterator[str]:
    if found.lock:
        yield _sentence(held(found.lock, now))
        yield from _alive(found, found.lock, now)
    elif found.runs:
        yield f"A Terraform works on it: {_processes(found)}. Let it end."
    if found.begun:
        yield from _begun(found.begun, found.state, "in the file" if found.unsaved else "in no state")
    elif found.half and not found.unsaved:
        yield f"What that apply was to do is not known here; the state in the bucket has {_serial(found.state)}."
    if found.unsaved and found.verdict:
        yield f"{found.unsaved.path}: {_compared(found.verdict, found.unsaved, found.state)}"


def _alive(found: Diagnosis, lock: Lock, now: datetime) -> Iterator[str]:
    """What speaks for and against that the lock is in force."""
    match found.holder:
        case Holder.RUNS:
            yield f"It is at work: {_processes(found)}. Let it end."
        case Holder.GONE:
            yield "It was on this machine, where no Terraform works on this stack any more: the lock looks stale."
        case Holder.UNKNOWN:
            yield "It was on this machine, whose processes can't be seen: look for a terraform with `ps`."
        case Holder.ELSEWHERE:
            yield "Whether it is at work can't be seen from here: look for its CI job, or for terraform there."
        case None:
            return
        case unknown:
            assert_never(unknown)
    if lock.created and now - lock.created > _LONGEST_SESSION and not found.runs:
        yield "It is older than the longest session of an AWS role (12 h)."


def _begun(begun: Begun, state: State, where: str) -> Iterator[str]:
    """What the bucket says of the plan's apply; ``where`` that is which the bucket does not have."""
    planned = begun.entry
    if planned.lineage and planned.lineage != state.lineage:
        yield "An apply of its saved plan was begun and not finished, and the state is now another one altogether."
    elif state.serial == planned.serial:
        yield (
            f"An apply of its saved plan was begun and not finished. The state in the bucket has {_serial(state)}, as "
            f"planned: what it has changed, if anything, is {where}."
        )
    else:
        made = f"; {_made(begun.creates, state)}" if begun.creates else ""
        yield (
            f"An apply of its saved plan was begun and not finished. The state in the bucket has {_serial(state)}, the "
            f"plan was made of serial {planned.serial}: half applied{made}."
        )


def _made(creates: frozenset[str], state: State) -> str:
    done = len(creates & state.addresses)
    return f"of {len(creates)} resources that the plan creates {done} are in the state, {len(creates) - done} are not"


def _compared(verdict: Verdict, unsaved: Unsaved, stored: State) -> str:
    """The file's state against the bucket's."""
    its = unsaved.state
    serials = f"serial {its.serial}, the bucket has {_serial(stored)}" if its else ""
    lacking = f" Only in the file: {some(sorted(its.addresses - stored.addresses))}." if its else ""
    match verdict:
        case Verdict.PUSH:
            return f"{serials}: Terraform made things and could not save them.{lacking}"
        case Verdict.SAVED:
            return "the bucket has the same: it can go."
        case Verdict.OLDER:
            return f"{serials}: somebody has applied since. It is not pushed by itself.{lacking}"
        case Verdict.CONFLICT:
            return f"{serials}, with other content: two went on from one state. It is not pushed by itself.{lacking}"
        case Verdict.FOREIGN:
            return (
                f"another state altogether (lineage {its.lineage if its else ''}). It is not pushed by itself.{lacking}"
            )
        case Verdict.UNREADABLE:
            return "can't be read as a state."
        case unknown:
            assert_never(unknown)


def _processes(found: Diagnosis) -> str:
    return f"process {', '.join(map(str, found.pids))} of this machine"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _serial(state: State) -> str:
    return f"serial {state.serial}" if state.lineage else "nothing"
