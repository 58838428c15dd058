"""Applies saved plans in their order, side by side where nothing forbids it."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viaduct.errors import StackFailed
from viaduct.planning.reviewed import unlike
from viaduct.planning.saved import Status
from viaduct.planning.staleness import other_inputs, other_state
from viaduct.planning.told import named
from viaduct.terraform.counter import Counter
from viaduct.terraform.schedule import in_order
from viaduct.terraform.terraform import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from viaduct.planning.saved import Index, SavedPlans
    from viaduct.planning.synthesized import Synthesized
    from viaduct.terraform.manifest import Stack
    from viaduct.terraform.progress import Progress
    from viaduct.terraform.terraform import Terraform


class StackApplier:
    """Looks at every stack before the first is applied, then applies; ``index`` and its file say how far each is.

    After a failure what runs comes to its end and nothing else begins.
    """

    def __init__(
        self,
        index: Index,
        saved: SavedPlans,
        terraform: Callable[[Stack], Terraform],
        progress: Progress,
        parallel: int,
    ) -> None:
        self.index = index
        self.failures: list[StackFailed] = []
        self.stale: dict[str, str] = {}
        self._saved = saved
        self._terraform = terraform
        self._progress = progress
        self._parallel = parallel
        self._states: dict[str, Mapping[str, Any]] = {}

    async def look(self, stacks: Sequence[Stack], now: Mapping[str, Synthesized]) -> None:
        """Compare each stack's state, and the outputs that it reads: ``stale`` says which are others than was planned.

        Each is connected with the providers of its plan. Where several have the same ones the first fills the provider
        cache alone: Terraform's is not safe to write to from two commands at once.
        """
        leaders: dict[str, Stack] = {}
        looked_at = self._looked_at(stacks, now)
        for stack, lock in looked_at:
            shutil.copyfile(lock, stack.directory / LOCK_FILE)
            leaders.setdefault(lock.read_text(encoding="utf-8"), stack)
        for stack in leaders.values():
            await self._look(stack)
        led = {stack.name for stack in leaders.values()}
        alone = [replace(stack, dependencies=()) for stack, _ in looked_at if stack.name not in led]
        await in_order(alone, self._parallel, self._look)
        self._compare(stacks, now)

    async def compare(self, stacks: Sequence[Stack], reviewed: SavedPlans) -> None:
        """Compare each plan with the one that was reviewed: those that are others are ``stale`` too."""
        index = reviewed.read()

        async def one(stack: Stack) -> None:
            with self._working(stack, "comparing with what was reviewed") as outcome:
                other = await self._other_plan(stack, reviewed, index)
                if other:
                    self.stale.setdefault(stack.name, other)
                outcome.append("another plan than was reviewed" if other else "as it was reviewed")

        await in_order([replace(stack, dependencies=()) for stack in stacks], self._parallel, one)

    async def apply(self, stacks: Sequence[Stack]) -> None:
        """Apply the plans."""
        await in_order(stacks, self._parallel, self._apply)

    def _looked_at(self, stacks: Sequence[Stack], now: Mapping[str, Synthesized]) -> list[tuple[Stack, Path]]:
        """The stacks and those that they read, with a lock file: one that is only read takes that of its reader."""
        found = {stack.name: (stack, self._saved.lock(stack.name)) for stack in stacks}
        for stack in stacks:
            for name in sorted(self.index.stacks[stack.name].inputs.keys() & now.keys()):
                found.setdefault(name, (now[name].stack, self._saved.lock(stack.name)))
        return list(found.values())

    async def _look(self, stack: Stack) -> None:
        with self._working(stack, "looking at its state") as outcome:
            terraform = self._terraform(stack)
            await terraform.init()
            self._states[stack.name] = await terraform.state()
            outcome.append("state known")

    def _compare(self, stacks: Sequence[Stack], now: Mapping[str, Synthesized]) -> None:
        for stack in stacks:
            entry = self.index.stacks[stack.name]
            reads = now[stack.name].reads if stack.name in now else {}
            stale = other_state(entry, self._states[stack.name]) or other_inputs(entry, reads, self._states)
            if stale:
                self.stale[stack.name] = stale

    async def _other_plan(self, stack: Stack, reviewed: SavedPlans, index: Index) -> str:
        entry = index.stacks.get(stack.name)
        if entry is None or entry.status is not Status.PLANNED:
            return "no plan of it was reviewed"
        terraform = self._terraform(stack)
        now = await terraform.show(self._saved.plan(stack.name))
        try:
            then = await terraform.show(reviewed.plan(stack.name))
        except StackFailed:
            return "the plan that was reviewed can't be read"
        others = unlike(now, then)
        return f"its plan is another one than was reviewed: {named(others)}" if others else ""

    async def _apply(self, stack: Stack) -> None:
        if self.failures:
            return
        try:
            with self._working(stack, "applying") as outcome:
                self._record(stack.name, Status.BEGUN)
                counter = Counter(stack.name, self._progress)
                await self._terraform(stack).apply_saved(self._saved.plan(stack.name), counter)
                self._record(stack.name, Status.APPLIED)
                self._saved.drop(stack.name)
                outcome.append(f"applied, {counter.total} changes")
        except StackFailed as error:
            self.failures.append(error)

    def _record(self, stack: str, status: Status) -> None:
        self.index = self.index.having(stack, status)
        self._saved.write(self.index)

    @contextmanager
    def _working(self, stack: Stack, activity: str) -> Iterator[list[str]]:
        outcome: list[str] = []
        self._progress.begin(stack.name, activity)
        try:
            yield outcome
        except StackFailed:
            outcome.append(f"{activity} failed")
            raise
        except asyncio.CancelledError:
            outcome.append(f"{activity} was interrupted")
            raise
        finally:
            self._progress.end(stack.name, outcome[0] if outcome else f"{activity} stopped")
