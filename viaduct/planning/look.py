"""From a spec, and the revision it is compared with, to the stacks that are to be planned."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.errors import RunError
from viaduct.planning.base import checked_out
from viaduct.planning.choice import choose
from viaduct.planning.lack import lack_of
from viaduct.planning.rest import choose_again
from viaduct.planning.synthesized import config_of, read_synthesis
from viaduct.terraform.schedule import cancel
from viaduct.terraform.signals import unless_interrupted
from viaduct.terraform.synthesis import PROGRAM, synthesize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from viaduct.planning.base import Base
    from viaduct.planning.choice import Chosen
    from viaduct.planning.lack import Lack
    from viaduct.planning.saved import Entry, SavedPlans
    from viaduct.planning.synthesized import Synthesized
    from viaduct.terraform.children import Children
    from viaduct.terraform.signals import Interrupts


@dataclass(frozen=True)
class Question:
    """What to plan: the stacks of ``spec``, synthesized into ``output``, that differ from ``base``; ``only`` these.

    ``home_only`` leaves those that take a role of another account.
    """

    spec: Path
    output: Path
    inherited: Mapping[str, str]
    base: str | None = None
    only: tuple[str, ...] = ()
    program: Path = PROGRAM
    home_only: bool = False

    def lacks(self, chosen: Iterable[Chosen]) -> dict[str, Lack]:
        """The stacks that these credentials can't plan."""
        found = {
            each.name: lack_of(config_of(each.synthesized.stack), self.inherited, home_only=self.home_only)
            for each in chosen
        }
        return {name: lack for name, lack in found.items() if lack}


@dataclass(frozen=True)
class Look:
    """The stacks as they were synthesized, and the chosen ones in an order of application."""

    head: Mapping[str, Synthesized]
    chosen: tuple[Chosen, ...]


def look(
    question: Question, work: Path, children: Children, interrupts: Interrupts, say: Callable[[str], None]
) -> Look:
    """Synthesize and choose; the base side by side with its change, under ``work``.

    Raises:
        UsageError: no such revision, or no such stack.
        RunError: the spec can't be synthesized. Where the base can't, that is said, and every stack is planned.
    """
    base_output = work / "base.out"
    at = checked_out(question.base, question.program, question.spec, work / "base") if question.base else nullcontext()
    with at as base:
        syntheses = _Syntheses(question, base, base_output, children)
        asyncio.run(unless_interrupted(syntheses.run(), interrupts))
    head = read_synthesis(question.output)
    if syntheses.refused:
        say(f"the base can't be synthesized, so every stack is planned: {syntheses.refused}")
    compared = base is not None and not syntheses.refused
    chosen = choose(head, read_synthesis(base_output) if compared else None, question.only)
    return Look(head, chosen)


def look_again(
    question: Question,
    left: Mapping[str, Entry],
    saved: SavedPlans,
    children: Children,
    interrupts: Interrupts,
    say: Callable[[str], None],
) -> Look:
    """Synthesize, and choose what was ``left`` by the plans that are ``saved``.

    Raises:
        UsageError: a configuration that is to be destroyed is not there.
        RunError: the spec can't be synthesized.
    """
    work = synthesize(question.spec, question.output, question.inherited, children, question.program)
    asyncio.run(unless_interrupted(work, interrupts))
    head = read_synthesis(question.output)
    return Look(head, choose_again(left, head, saved, say))


class _Syntheses:
    """That of the change, and that of the base: why the latter was ``refused``, if it was."""

    def __init__(self, question: Question, base: Base | None, base_output: Path, children: Children) -> None:
        self.refused = ""
        self._question = question
        self._base = base
        self._base_output = base_output
        self._children = children

    async def run(self) -> None:
        """Both at once."""
        former = asyncio.ensure_future(self._former())
        try:
            await self._head()
            await former
        finally:
            await cancel([former])

    async def _head(self) -> None:
        asked = self._question
        await synthesize(asked.spec, asked.output, asked.inherited, self._children, asked.program)

    async def _former(self) -> None:
        if self._base is None:
            return
        base, inherited = self._base, self._question.inherited
        try:
            await synthesize(base.spec, self._base_output, inherited, self._children, base.program)
        except RunError as error:
            self.refused = str(error)
