"""Plans in words, for the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from viaduct.columns import aligned
from viaduct.planning.places import PLANS, SPEC
from viaduct.planning.saved import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from viaduct.planning.saved import Entry, Index


def told(entry: Entry) -> str:
    """What came of one stack."""
    match entry.status:
        case Status.PLANNED:
            return ", ".join(f"{count} to {what}" for what, count in entry.changes.items()) or "outputs or moves alone"
        case Status.EMPTY:
            return "no changes"
        case Status.WAITS:
            return f"to be planned after {named(entry.waits_for)} {_is(entry.waits_for)} applied"
        case Status.LEFT:
            return f"left: it needs {entry.lacks}"
        case Status.FAILED:
            return "can't be planned"
        case Status.BEGUN:
            return "its apply was begun"
        case Status.APPLIED:
            return "applied"
        case unknown:
            assert_never(unknown)


def table(index: Index) -> str:
    """A line a stack; nothing if there is none."""
    if not index.stacks:
        return ""
    rows = [(name, entry.reason, told(entry)) for name, entry in index.stacks.items()]
    return "\n".join(aligned(("stack", "why", "plan"), rows)) + "\n"


def total(index: Index, stacks: int, seconds: float) -> str:
    """How much of the system it is; ``seconds`` on the clock, the synthesis in them."""
    changes: Counter[str] = Counter()
    for entry in index.stacks.values():
        changes.update(entry.changes)
    found = ", ".join(f"{count} to {what}" for what, count in sorted(changes.items())) or "no changes"
    return f"{len(index.stacks)} of {stacks} stacks, {seconds:.0f} s: {found}\n"


def refusal(stale: Mapping[str, str]) -> str:
    """Why nothing is applied."""
    lines = [f"  {name}: {why}" for name, why in sorted(stale.items())]
    return "\n".join(["nothing was applied, these have to be planned and reviewed again:", *lines])


def plan_again(halves: Sequence[str], held: Sequence[str], spec: Path) -> str:
    """What to do about stacks whose apply broke off; ``held`` are they, what comes after them, and what has no plan."""
    left = f"{named(halves)} {_is(halves)} half applied by an apply that broke off"
    again = f"plan again, with what comes after: `viaduct plan {spec} {' '.join(held)}`"
    return f"{left}; {again}; or, if Terraform was killed, first `viaduct recover {spec}`"


def how_to_go_on(index: Index, spec: Path, plans: Path) -> str:
    """What is left to do, a line each."""
    lines = []
    if left := tuple(index.of(Status.PLANNED, Status.BEGUN)):
        lines.append(f"Not applied: {named(left)}.")
        lines.append("When the cause is mended, `viaduct apply` goes on, or says what has to be planned again.")
    elif rest := index.of(Status.WAITS, Status.LEFT):
        lines.append(f"To be planned now: {named(tuple(rest))}, with `{rest_command(spec, plans)}`.")
    lines += [f"{name} needs {entry.lacks}." for name, entry in index.of(Status.LEFT).items()]
    return "".join(f"{line}\n" for line in lines)


def rest_command(spec: Path, plans: Path) -> str:
    """The command that plans what was left."""
    where = "" if plans == PLANS else f" --out {plans}"
    return f"viaduct plan{'' if spec == SPEC else f' {spec}'} --rest{where}"


def named(names: Sequence[str]) -> str:
    """The names as a list in a sentence."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"
