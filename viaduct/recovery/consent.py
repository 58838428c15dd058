"""What a person has agreed to: named on the command line, or asked at the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from viaduct.recovery.diagnosis import Diagnosis


@dataclass(frozen=True)
class Consent:
    """Locks by their ids, the others by their stacks; ``ask`` is None where there is nobody to ask."""

    unlock: frozenset[str] = frozenset()
    push: frozenset[str] = frozenset()
    adopt: frozenset[str] = frozenset()
    plan: bool = False
    ask: Callable[[str], bool] | None = None

    @property
    def any(self) -> bool:
        """Whether anything may be repaired at all."""
        return bool(self.unlock or self.push or self.adopt or self.plan or self.ask)

    def to(self, named: bool, question: str) -> bool:
        """Whether it was named; if not, the answer to the question."""
        return named or (self.ask is not None and self.ask(question))

    def check(self, diagnoses: Sequence[Diagnosis]) -> None:
        """Look whether all that is named is there.

        Raises:
            UsageError: it is not, or not to be repaired so.
        """
        ids = {found.lock.id for found in diagnoses if found.lock}
        for lock in sorted(self.unlock - ids):
            raise UsageError(f"--unlock {lock}: no lock has this id{_there_are(ids)}")
        files = {found.stack for found in diagnoses if found.pushable}
        for stack in sorted(self.push - files):
            raise UsageError(f"--push {stack}: it has no state that can be pushed{_there_are(files)}")


def asking(stdin: TextIO, stdout: TextIO) -> Callable[[str], bool] | None:
    """What asks at the terminal, if it is one; only a yes is one."""

    def ask(question: str) -> bool:
        stdout.write(f"{question} [y/N] ")
        stdout.flush()
        return stdin.readline().strip().lower() in {"y", "yes"}

    return ask if stdin.isatty() and stdout.isatty() else None


def _there_are(names: set[str]) -> str:
    return f"; there are {', '.join(sorted(filter(None, names)))}" if any(names) else ""
