"""The repairs themselves, each with the real Terraform on one stack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.errors import RecoveryError
from viaduct.recovery.bare import backend_alone, import_address, imports_alone, place_of
from viaduct.recovery.found import state_of
from viaduct.recovery.ids import numbered, sought

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from viaduct.recovery.found import Lock, State, Unsaved
    from viaduct.recovery.ids import Sought
    from viaduct.terraform.manifest import Stack
    from viaduct.terraform.messages import Message
    from viaduct.terraform.providers import ProviderCache
    from viaduct.terraform.terraform import Terraform

# How the provider says that something is not there, be it an import or a data source.
_ABSENT = re.compile(r"non-existent|not found|NotFound|couldn't find|no matching|empty result", re.IGNORECASE)


@dataclass(frozen=True)
class Orphan:
    """Something that exists under ``id``, and that the stack's next plan would create as ``address``."""

    address: str
    id: str


@dataclass(frozen=True)
class Missing:
    """What exists in AWS and in no state, what nobody can tell (addresses), and what went wrong with looking."""

    orphans: tuple[Orphan, ...] = ()
    unknowable: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


class Repairer:
    """Unlocks, pushes, looks and takes in; ``stacks`` are the synthesized ones, ``work`` is thrown away afterwards.

    Raises:
        StackFailed: from every method, with Terraform's own words.
    """

    def __init__(
        self, stacks: Mapping[str, Stack], terraform: Callable[[Stack], Terraform], cache: ProviderCache, work: Path
    ) -> None:
        self._stacks = stacks
        self._terraform = terraform
        self._cache = cache
        self._work = work
        self._backends: dict[str, Terraform] = {}

    async def unlock(self, lock: Lock) -> None:
        """Take away the lock that was shown, and no other that has come into its place since."""
        await (await self._backend(lock.stack)).unlock(lock.id)

    async def push(self, stack: str, unsaved: Unsaved) -> State:
        """Save the state where it belongs, and remove the file, which holds secrets, once the bucket has the same.

        Raises:
            RecoveryError: the bucket has another one afterwards.
        """
        terraform = await self._backend(stack)
        wanted = unsaved.state
        stored = state_of(await terraform.state())
        if wanted and stored.content != wanted.content:
            await terraform.push(unsaved.path.absolute())
            stored = state_of(await terraform.state())
        if wanted is None or stored.content != wanted.content:
            raise RecoveryError(f"{stack}: the bucket does not have the state of {unsaved.path}; the file stays")
        unsaved.path.unlink()
        return stored

    async def look(self, stack: str) -> Missing:
        """Plan the stack, and look in AWS for what the plan would create; nothing is changed."""
        own = self._stacks[stack]
        await self._cache.fill([own], self._terraform)
        file = self._work / f"{stack}.tfplan"
        await self._terraform(own).save_plan(file, destroy=False)
        plan = await self._terraform(own).show(file)
        file.unlink()
        seeking = sought(plan, place_of(own))
        found = await self._try(own, seeking) if seeking else ()
        return Missing(_orphans(found, seeking), numbered(plan), tuple(_troubles(found)))

    async def adopt(self, stack: str, orphan: Orphan) -> None:
        """Write it into the state, which ``look`` has connected."""
        await self._terraform(self._stacks[stack]).take_in(orphan.address, orphan.id)

    async def _try(self, stack: Stack, seeking: Sequence[Sought]) -> Sequence[Message]:
        terraform = self._terraform(imports_alone(stack, seeking, self._work / "imports" / stack.name))
        await terraform.init()
        return await terraform.try_imports()

    async def _backend(self, stack: str) -> Terraform:
        if stack not in self._backends:
            any_stack = self._stacks.get(stack) or next(iter(self._stacks.values()))
            terraform = self._terraform(backend_alone(any_stack, stack, self._work / "backends" / stack))
            await terraform.init()
            self._backends[stack] = terraform
        return self._backends[stack]


def _read(messages: Iterable[Message]) -> dict[str, str]:
    """The ids by address: what Terraform could read has one."""
    return {each.address: each.id for each in messages if each.kind == "refresh_complete" and each.id}


def _orphans(messages: Iterable[Message], seeking: Sequence[Sought]) -> tuple[Orphan, ...]:
    read = _read(messages)
    named = ((import_address(number, each), each) for number, each in enumerate(seeking))
    return tuple(Orphan(each.address, read[at] if each.lookup else each.id) for at, each in named if at in read)


def _troubles(messages: Sequence[Message]) -> list[str]:
    """Errors other than that something is not there; what Terraform would write of what it read is of no interest."""
    read = _read(messages)
    errors = (each for each in messages if each.kind == "error" and each.address not in read)
    return [each.text for each in errors if not _ABSENT.search(each.text)]
