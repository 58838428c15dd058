"""From one repair to the next, stack by stack, each after a yes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from viaduct.errors import RecoveryError, StackFailed
from viaduct.recovery.told import held, some
from viaduct.terraform.signals import unless_interrupted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime

    from viaduct.recovery.consent import Consent
    from viaduct.recovery.diagnosis import Diagnosis
    from viaduct.recovery.found import Lock, Unsaved
    from viaduct.recovery.repair import Missing, Repairer
    from viaduct.terraform.signals import Interrupts


class Walk:
    """Repairs what the person agrees to; ``left`` is what stays to be done, in words, by stack.

    A lock comes first, because a push needs it; then the push, because a plan of the old state would be wrong; then
    what is in no state at all.
    """

    def __init__(
        self, consent: Consent, repairer: Repairer, interrupts: Interrupts, say: Callable[[str], None], now: datetime
    ) -> None:
        self.left: dict[str, str] = {}
        self._consent = consent
        self._repairer = repairer
        self._interrupts = interrupts
        self._say = say
        self._now = now

    def repair(self, found: Diagnosis, *, synthesized: bool) -> None:
        """One stack: whatever fails or is refused is left, and what needs it too."""
        if found.runs:
            self.left[found.stack] = "a Terraform is at work on it; a lock that is in force is not broken"
            return

        def work() -> str:
            why = self._unlock(found) or self._push(found)
            return why or (self._adopt(found.stack) if found.half and synthesized else "")

        self._attempt(found.stack, work)

    def look(self, stack: str) -> None:
        """The same of a stack that only the person knows to be half applied."""
        self._attempt(stack, lambda: self._adopt(stack))

    def _attempt(self, stack: str, work: Callable[[], str]) -> None:
        """What the work says is left, or what has failed."""
        try:
            why = work()
        except StackFailed as error:
            why = f"{error.phase} failed: {error.detail}"
        except RecoveryError as error:
            why = str(error)
        if why:
            self.left[stack] = why

    def _unlock(self, found: Diagnosis) -> str:
        """Why the state is still locked; nothing if it is not."""
        lock = found.lock
        if lock is None:
            return ""
        if not lock.id:
            return f"the lock can't be read: if nobody is at work, remove it: `aws s3 rm s3://{lock.key}`"
        question = f"{found.stack}: {held(lock, self._now)}. Is it surely dead, and the lock to be broken?"
        if not self._consent.to(lock.id in self._consent.unlock, question):
            return f"it is locked (--unlock {lock.id})"
        self._do(self._unlocked(lock))
        return ""

    async def _unlocked(self, lock: Lock) -> None:
        await self._repairer.unlock(lock)
        self._say(f"{lock.stack}: unlocked")

    def _push(self, found: Diagnosis) -> str:
        unsaved = found.unsaved
        if unsaved is None:
            return ""
        if not found.pushable:
            return f"{unsaved.path} is for a person to judge; remove it, it holds secrets, when that is done"
        question = f"{found.stack}: push {unsaved.path} into the bucket, and remove it once it is there?"
        if not self._consent.to(found.stack in self._consent.push, question):
            return f"{unsaved.path} is not saved (--push {found.stack})"
        self._do(self._pushed(found.stack, unsaved))
        return ""

    async def _pushed(self, stack: str, unsaved: Unsaved) -> None:
        stored = await self._repairer.push(stack, unsaved)
        self._say(f"{stack}: the bucket has the state, as serial {stored.serial}; {unsaved.path} is removed")

    def _adopt(self, stack: str) -> str:
        """Look only where somebody wants to know: it takes a plan."""
        wanted = stack in self._consent.adopt
        if not wanted and self._consent.ask is None:
            return ""
        missing = self._looked(stack)
        if not missing.orphans:
            return ""
        names = ", ".join(f"{orphan.address} ({orphan.id})" for orphan in missing.orphans)
        question = f"{stack}: take what exists into the state: {names}?"
        if not self._consent.to(wanted, question):
            return f"in AWS but in no state: {names} (--import {stack})"
        for orphan in missing.orphans:
            self._do(self._repairer.adopt(stack, orphan))
            self._say(f"{stack}: {orphan.address} is in the state, as {orphan.id}")
        return ""

    def _looked(self, stack: str) -> Missing:
        """What is missing; all there is to know of it is said."""
        found: list[Missing] = []

        async def look() -> None:
            self._say(f"{stack}: looking in AWS for what its next plan would create")
            found.append(await self._repairer.look(stack))

        self._do(look())
        (missing,) = found
        self._tell(stack, missing)
        return missing

    def _tell(self, stack: str, missing: Missing) -> None:
        if not missing.orphans:
            self._say(f"{stack}: nothing of it exists already, as far as it has a name")
        for trouble in missing.troubles:
            self._say(f"{stack}: could not look for everything: {trouble}")
        if missing.unknowable:
            self._say(
                f"{stack}: AWS numbers these, so nobody can tell whether they were made: {some(missing.unknowable)}. "
                f"Everything with the tag stack={stack} and in no state is a leftover: docs/recover.md lists it."
            )

    def _do(self, work: Awaitable[None]) -> None:
        asyncio.run(unless_interrupted(work, self._interrupts))


def told(left: dict[str, str], more: Iterable[str] = ()) -> str:
    """What is left, a line each."""
    lines = [f"  {stack}: {why}" for stack, why in sorted(left.items())]
    return "\n".join(["Left to repair:", *lines, *(f"  {line}" for line in more)]) + "\n"
