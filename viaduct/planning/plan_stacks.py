"""Plans stacks side by side and saves the plans."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from viaduct.errors import StackFailed
from viaduct.planning.choice import Reason
from viaduct.planning.plan_json import counted, outputs_digest, settled_outputs, state_outputs
from viaduct.planning.saved import Entry, Status
from viaduct.planning.told import told
from viaduct.terraform.manifest import among
from viaduct.terraform.schedule import in_order
from viaduct.terraform.terraform import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from viaduct.planning.choice import Chosen
    from viaduct.planning.lack import Lack
    from viaduct.planning.look import Look
    from viaduct.planning.saved import SavedPlans
    from viaduct.terraform.manifest import Stack
    from viaduct.terraform.progress import Progress
    from viaduct.terraform.providers import ProviderCache
    from viaduct.terraform.terraform import Terraform


class StackPlanner:
    """Plans the chosen stacks; ``entries`` says what came of each, ``failures`` what went wrong.

    A stack that takes outputs of another is planned once that one's plan is known: if the outputs are new, or change,
    it waits for their apply; a plan made now would be one of the old values. If they stay, and it was chosen for them
    alone, it is left out. One that ``lacks`` something is left, and its outputs are taken for ones that change.
    """

    def __init__(
        self,
        look: Look,
        lacks: Mapping[str, Lack],
        saved: SavedPlans,
        terraform: Callable[[Stack], Terraform],
        progress: Progress,
        parallel: int,
    ) -> None:
        self.entries: dict[str, Entry] = {}
        self.failures: list[StackFailed] = []
        self._chosen = {each.name: each for each in look.chosen}
        self._head = look.head
        self._lacks = lacks
        self._saved = saved
        self._terraform = terraform
        self._progress = progress
        self._parallel = parallel
        self._settled: dict[str, frozenset[str]] = {}
        self._states: dict[str, Mapping[str, Any]] = {}
        self._initialized: frozenset[str] = frozenset()

    async def run(self, cache: ProviderCache) -> None:
        """Plan them all; one that can't be planned keeps none of the others from it."""
        stacks = self._stacks(self._leave())
        if stacks:
            self._initialized = await cache.fill(stacks, self._terraform)
            await in_order(stacks, self._parallel, self._work)

    def _leave(self) -> list[Chosen]:
        """Note what is left; the others."""
        others = []
        for name, chosen in self._chosen.items():
            if chosen.certain and name in self._lacks:
                self._own(chosen)
                self._note(chosen, Status.LEFT, lacks=self._lacks[name])
            else:
                others.append(chosen)
        return others

    def _stacks(self, chosen: Sequence[Chosen]) -> Sequence[Stack]:
        """The chosen ones, and those whose states they take outputs of: these are only looked at."""
        found = {each.name: self._own(each) for each in chosen}
        upstream = {name for each in chosen for name in each.synthesized.reads if _living(each)}
        for name in sorted(upstream - self._chosen.keys()):
            found[name] = replace(self._head[name].stack, dependencies=())
        return among(tuple(found.values()))

    def _own(self, chosen: Chosen) -> Stack:
        """A chosen stack, after what must be known of others first."""
        stack = chosen.synthesized.stack
        if _living(chosen):
            return replace(stack, dependencies=tuple(chosen.synthesized.reads))
        kept = self._saved.removed(chosen.name)
        if stack.directory != kept:
            shutil.copytree(stack.directory, kept)
        return replace(stack, directory=kept, dependencies=chosen.after)

    async def _work(self, stack: Stack) -> None:
        chosen = self._chosen.get(stack.name)
        with self._working(stack, "planning" if chosen else "looking at its outputs") as outcome:
            waits_for = self._unsettled(chosen) if chosen else ()
            if chosen and waits_for:
                outcome.append(self._note(chosen, Status.WAITS, waits_for=waits_for))
                return
            terraform = self._terraform(stack)
            if stack.name not in self._initialized:
                await terraform.init()
            if chosen and chosen.certain:
                outcome.append(await self._plan(chosen, stack, terraform))
            else:
                self._settle(stack.name, await terraform.state())
                outcome.append("not touched: the outputs that it reads stay" if chosen else "outputs known")

    async def _plan(self, chosen: Chosen, stack: Stack, terraform: Terraform) -> str:
        """The state is looked at before the plan is made: what changes it in between makes the plan stale."""
        state = self._states[stack.name] = await terraform.state()
        file = self._saved.plan(stack.name)
        applicable = await terraform.save_plan(file, destroy=not _living(chosen))
        shown = await terraform.show(file)
        self._saved.keep(stack.name, shown, stack.directory / LOCK_FILE, applicable=applicable)
        if state:
            self._settled[stack.name] = settled_outputs(shown)
        return self._note(
            chosen,
            Status.PLANNED if applicable else Status.EMPTY,
            serial=state.get("serial", 0),
            lineage=state.get("lineage", ""),
            inputs=self._inputs(chosen),
            changes=counted(shown),
        )

    def _inputs(self, chosen: Chosen) -> dict[str, str]:
        """Of states that were looked at before this plan was made, for the same reason."""
        reads = chosen.synthesized.reads if _living(chosen) else {}
        return {name: outputs_digest(self._states[name], outputs) for name, outputs in reads.items() if outputs}

    def _settle(self, stack: str, state: Mapping[str, Any]) -> None:
        """What a state has, others can read; before the first apply there is none."""
        self._states[stack] = state
        if state:
            self._settled[stack] = state_outputs(state)

    def _unsettled(self, chosen: Chosen) -> tuple[str, ...]:
        """The stacks whose outputs it takes and that are not there yet, or will be others.

        One that is to be destroyed takes none, and comes after all that might still use it.
        """
        if not _living(chosen):
            later = (Status.WAITS, Status.LEFT)
            return tuple(name for name in chosen.after if name in self.entries and self.entries[name].status in later)
        reads = chosen.synthesized.reads
        settled = self._settled
        return tuple(name for name in reads if name not in settled or not reads[name] <= settled[name])

    def _note(self, chosen: Chosen, status: Status, **found: Any) -> str:
        """Keep what came of a stack; the same in words."""
        entry = Entry(
            status=status,
            reason=chosen.reason,
            digest=chosen.synthesized.digest,
            after=chosen.after,
            removed=not _living(chosen),
            **found,
        )
        self.entries[chosen.name] = entry
        return told(entry)

    @contextmanager
    def _working(self, stack: Stack, activity: str) -> Iterator[list[str]]:
        outcome: list[str] = []
        self._progress.begin(stack.name, activity)
        try:
            yield outcome
        except StackFailed as error:
            self.failures.append(error)
            if stack.name in self._chosen:
                self._note(self._chosen[stack.name], Status.FAILED)
            outcome.append(f"{error.phase} failed")
        finally:
            self._progress.end(stack.name, outcome[0] if outcome else "stopped")


def _living(chosen: Chosen) -> bool:
    return chosen.reason is not Reason.REMOVED
