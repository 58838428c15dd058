"""The three rounds of a rehearsal: apply all stacks, plan all of them again, destroy all of them.

The second plans wait for the last apply: so they also show a stack that undoes what another has made.
"""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from viaduct.errors import StackFailed
from viaduct.files import write_text_atomically
from viaduct.rehearsal.drift import planned_changes
from viaduct.rehearsal.results import StackResult
from viaduct.terraform.counter import Counter
from viaduct.terraform.manifest import reverse
from viaduct.terraform.schedule import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from viaduct.terraform.manifest import Stack
    from viaduct.terraform.progress import Progress
    from viaduct.terraform.terraform import Terraform


class StackRunner:
    """Runs Terraform on all stacks, at most ``parallel`` at a time; ``results`` says how far each came.

    ``attached`` gives a stack's Terraform for as long as the stack is worked on. The first plan of each stack goes to
    the directory ``plans``, where there is one, as ``<stack>.json``.
    """

    def __init__(
        self,
        stacks: Sequence[Stack],
        attached: Callable[[Stack], AbstractAsyncContextManager[Terraform]],
        progress: Progress,
        parallel: int,
        plans: Path | None = None,
    ) -> None:
        self.results = {stack.name: StackResult(stack.name) for stack in stacks}
        self._stacks = tuple(stacks)
        self._attached = attached
        self._progress = progress
        self._parallel = parallel
        self._plans = plans
        self._initialized: frozenset[str] = frozenset()

    async def apply(self, initialized: frozenset[str]) -> None:
        """Apply every stack, each after those it depends on; those ``initialized`` need no ``init`` any more."""
        self._initialized = initialized
        await in_order(self._stacks, self._parallel, self._apply)

    async def plan_again(self) -> None:
        """Plan every stack a second time and keep what would change."""
        alone = tuple(replace(stack, dependencies=()) for stack in self._stacks)
        await in_order(alone, self._parallel, self._plan_again)

    async def destroy(self) -> None:
        """Destroy every stack, each before those it depends on."""
        await in_order(reverse(self._stacks), self._parallel, self._destroy)

    async def _apply(self, stack: Stack) -> None:
        result = self.results[stack.name]
        with self._working(stack, "applying") as outcome:
            counter = Counter(stack.name, self._progress)
            async with self._attached(stack) as terraform:
                if stack.name not in self._initialized:
                    await terraform.init()
                await self._apply_with(terraform, stack, counter)
            result.applied, result.resources = True, counter.total
            outcome.append(f"applied, {counter.total} resources")

    async def _apply_with(self, terraform: Terraform, stack: Stack, counter: Counter) -> None:
        if self._plans is None:
            await terraform.apply(counter)
            return
        plan = json.dumps(await terraform.first_plan(), indent=2)
        write_text_atomically(self._plans / f"{stack.name}.json", plan + "\n")
        await terraform.apply_plan(counter)

    async def _plan_again(self, stack: Stack) -> None:
        result = self.results[stack.name]
        with self._working(stack, "planning again") as outcome:
            async with self._attached(stack) as terraform:
                plan = await terraform.second_plan()
            result.changes = planned_changes(plan) if plan else ()
            outcome.append(f"second plan changes {len(result.changes)}" if plan else "second plan empty")

    async def _destroy(self, stack: Stack) -> None:
        with self._working(stack, "destroying") as outcome:
            async with self._attached(stack) as terraform:
                await terraform.destroy(Counter(stack.name, self._progress))
            self.results[stack.name].destroyed = True
            outcome.append("destroyed")

    @contextmanager
    def _working(self, stack: Stack, activity: str) -> Iterator[list[str]]:
        """Time the work and tell of its beginning and end; the body appends the outcome."""
        outcome: list[str] = []
        start = time.monotonic()
        self._progress.begin(stack.name, activity)
        try:
            yield outcome
        except StackFailed:
            outcome.append(f"{activity} failed")
            raise
        finally:
            seconds = time.monotonic() - start
            self.results[stack.name].seconds += seconds
            self._progress.end(stack.name, f"{outcome[0] if outcome else f'{activity} stopped'} ({seconds:.0f} s)")
