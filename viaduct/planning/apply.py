"""``viaduct apply``: exactly the saved plans, or nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TextIO

from viaduct.errors import PlansRefused, RunError
from viaduct.planning.apply_stacks import StackApplier
from viaduct.planning.plan import terraform_of
from viaduct.planning.saved import SavedPlans, Status
from viaduct.planning.staleness import half_applied, other_configuration
from viaduct.planning.synthesized import read_synthesis
from viaduct.planning.told import how_to_go_on, plan_again, refusal, table
from viaduct.terraform.children import Children
from viaduct.terraform.manifest import Stack, among
from viaduct.terraform.progress import progress_on
from viaduct.terraform.signals import Interrupts, unless_interrupted
from viaduct.terraform.synthesis import PROGRAM, synthesize
from viaduct.terraform.work import work_directory

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viaduct.planning.synthesized import Synthesized

_OPEN = (Status.PLANNED, Status.BEGUN)


@dataclass(frozen=True)
class Order:
    """The saved ``plans`` to apply, made of ``spec``, which is synthesized into ``output``; with which Terraform.

    Only if they are those that were saved in ``reviewed``, where there is one.
    """

    spec: Path
    output: Path
    plans: Path
    terraform: str
    inherited: Mapping[str, str]
    parallel: int
    reviewed: Path | None = None
    program: Path = PROGRAM


def apply(order: Order, out: TextIO, said: TextIO) -> None:
    """Apply the saved plans that are not applied yet, and show on ``out`` what has become of each.

    ``said`` gets the progress.

    Raises:
        UsageError: there are no saved plans.
        PlansRefused: a plan is not of what is there now, not what was reviewed, or could not be made; nothing was
            applied.
        RunError: one could not be applied, now or earlier; what ran side by side with it has come to its end.
        Interrupted: Terraform was told to stop, and has.
    """
    saved = SavedPlans(order.plans)
    index = saved.read()
    if unplanned := index.of(Status.FAILED):
        raise PlansRefused(refusal(dict.fromkeys(unplanned, "it could not be planned")))
    if not index.of(*_OPEN):
        out.write(f"Nothing to apply.\n{how_to_go_on(index, order.spec, order.plans)}")
        return
    with (
        Interrupts() as interrupts,
        work_directory(said, "apply") as work,
        Children(work, patient=True) as children,
        progress_on(said) as progress,
    ):
        terraform = terraform_of(order.terraform, order.inherited, children, work)
        applier = StackApplier(index, saved, terraform, progress, order.parallel)
        application = _Application(order, saved, applier, children)
        try:
            asyncio.run(unless_interrupted(application.run(), interrupts))
        finally:
            if application.begun:
                out.write(table(applier.index) + how_to_go_on(applier.index, order.spec, order.plans))


class _Application:
    """The steps of one apply; ``begun`` once anything may have been applied."""

    def __init__(self, order: Order, saved: SavedPlans, applier: StackApplier, children: Children) -> None:
        self.begun = False
        self._order = order
        self._saved = saved
        self._applier = applier
        self._children = children

    async def run(self) -> None:
        """Compare all, refuse all or apply what can be."""
        order, index = self._order, self._applier.index
        await synthesize(order.spec, order.output, order.inherited, self._children, order.program)
        now = read_synthesis(order.output)
        stacks = self._stacks(now)
        await self._applier.look(stacks, now)
        if order.reviewed:
            await self._applier.compare(stacks, SavedPlans(order.reviewed))
        stale = self._applier.stale
        halves = [name for name in stale if half_applied(index.stacks[name])]
        held = {stack.name for stack in stacks if {stack.name, *index.stacks[stack.name].after} & set(halves)}
        if refused := {name: why for name, why in stale.items() if name not in held}:
            raise PlansRefused(refusal(refused))
        self.begun = True
        await self._applier.apply(among([stack for stack in stacks if stack.name not in held]))
        self._judge(halves, held)

    def _stacks(self, now: Mapping[str, Synthesized]) -> tuple[Stack, ...]:
        """The stacks that are still to be applied.

        Raises:
            PlansRefused: one is configured otherwise than was planned.
        """
        still = self._applier.index.of(*_OPEN)
        living = {name: entry for name, entry in still.items() if not entry.removed}
        found = {name: other_configuration(entry, now.get(name)) for name, entry in living.items()}
        if refused := {name: why for name, why in found.items() if why}:
            raise PlansRefused(refusal(refused))
        stacks = {name: Stack(name, self._saved.removed(name)) for name in still if name not in living}
        stacks |= {name: now[name].stack for name in living}
        return among([replace(stacks[name], dependencies=entry.after) for name, entry in still.items()])

    def _judge(self, halves: list[str], held: set[str]) -> None:
        told = [str(failure) for failure in self._applier.failures]
        if halves:
            unplanned = self._applier.index.of(Status.WAITS, Status.LEFT)
            living = {name for name, entry in unplanned.items() if not entry.removed}
            told.append(plan_again(halves, sorted(held | living), self._order.spec))
        if told:
            raise RunError("\n".join(told))
