"""The directory of saved plans: what was planned, and what ``viaduct apply`` has done with it so far.

    plans.json               the index: no values of resources, no secrets
    saved/<stack>.tfplan     Terraform's plan, and .lock.hcl: the providers that it was made with
    json/<stack>.json        the same plan for ``viaduct review``
    removed/<stack>/         the former configuration of a stack that is to be destroyed

Plans hold every value in clear, secret or not: the directories can be entered by their owner alone.
"""

from __future__ import annotations

import json
import shutil
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError

from viaduct.errors import UsageError
from viaduct.files import write_text_atomically
from viaduct.planning.lack import Lack
from viaduct.spec.base import Model

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

INDEX = "plans.json"
ERRORED = "errored.tfstate"
"""What Terraform writes into a stack's directory when it can't write the state where it belongs."""

FORMAT = 1

_OURS = ("saved", "json", "removed")
_OWNER_ALONE = 0o700
_OWNER_READS = 0o600


class Status(StrEnum):
    """How far a stack is; ``LEFT`` is for other credentials to plan.

    ``BEGUN`` is written before Terraform applies it, so that a crash leaves its trace.
    """

    PLANNED = "planned"
    EMPTY = "empty"
    WAITS = "waits"
    LEFT = "left"
    FAILED = "failed"
    BEGUN = "begun"
    APPLIED = "applied"


class Entry(Model):
    """One stack: what its plan was made of and does, and how far it is.

    ``digest`` tells its configuration, ``serial`` and ``lineage`` its state (0 and empty before the first apply),
    ``after`` the stacks of this index that are applied before it, and ``waits_for`` those whose outputs it needs first.
    ``inputs`` has a digest of the outputs that it was planned with, by the stack that they are of. ``lacks`` says what
    one needs that was left.
    """

    status: Status
    reason: str
    digest: str
    after: tuple[str, ...] = ()
    removed: bool = False
    serial: int = 0
    lineage: str = ""
    inputs: dict[str, str] = Field(default_factory=dict)
    changes: dict[str, int] = Field(default_factory=dict)
    waits_for: tuple[str, ...] = ()
    lacks: Lack | None = None


class Index(Model):
    """All stacks that were looked at, in an order of application."""

    format: int = FORMAT
    terraform: str = ""
    stacks: dict[str, Entry] = Field(default_factory=dict)

    def of(self, *statuses: Status) -> dict[str, Entry]:
        """The stacks that are in one of these."""
        return {name: entry for name, entry in self.stacks.items() if entry.status in statuses}

    @property
    def applicable(self) -> bool:
        """Whether there is something to apply, here, or elsewhere before one that waits for it can be planned."""
        elsewhere = (set(entry.waits_for) - self.stacks.keys() for entry in self.of(Status.WAITS).values())
        return bool(self.of(Status.PLANNED)) or any(elsewhere)

    def having(self, name: str, status: Status) -> Index:
        """The same with another status of one stack."""
        entry = self.stacks[name].model_copy(update={"status": status})
        return self.model_copy(update={"stacks": {**self.stacks, name: entry}})


def errored_states(output: Path, plans: Path) -> list[Path]:
    """The states that are nowhere else: of the stacks in ``output``, and of those that ``plans`` destroys."""
    return [*sorted(output.glob(f"stacks/*/{ERRORED}")), *errored_removals(plans)]


def errored_removals(plans: Path) -> list[Path]:
    """The latter alone."""
    return sorted(plans.glob(f"removed/*/{ERRORED}"))


class SavedPlans:
    """The places in one directory of saved plans."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory.absolute()

    def plan(self, stack: str) -> Path:
        """Terraform's own file."""
        return self.directory / "saved" / f"{stack}.tfplan"

    def lock(self, stack: str) -> Path:
        """The lock file of the providers."""
        return self.directory / "saved" / f"{stack}.lock.hcl"

    def shown(self, stack: str) -> Path:
        """The plan that a review reads."""
        return self.directory / "json" / f"{stack}.json"

    def removed(self, stack: str) -> Path:
        """The former configuration."""
        return self.directory / "removed" / stack

    def begin(self) -> None:
        """Take away what an earlier run left: its plans are no longer what was reviewed last.

        Raises:
            UsageError: a state would go with it that is nowhere else.
        """
        self._check()
        (self.directory / INDEX).unlink(missing_ok=True)
        for name in _OURS:
            shutil.rmtree(self.directory / name, ignore_errors=True)
            (self.directory / name).mkdir(parents=True, mode=_OWNER_ALONE)

    def begin_again(self, removed: Collection[str]) -> None:
        """The same, but the index, which says what is left to plan, stays until there is another.

        So does the former configuration of what is still to be ``removed``.

        Raises:
            UsageError: a state would go with it that is nowhere else.
        """
        self._check()
        for name in _OURS:
            (self.directory / name).mkdir(parents=True, exist_ok=True)
            (self.directory / name).chmod(_OWNER_ALONE)
        kept = {self.removed(name) for name in removed}
        for path in {path for name in _OURS for path in (self.directory / name).iterdir()} - kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _check(self) -> None:
        for unsaved in errored_removals(self.directory):
            raise UsageError(f"{unsaved} is the only copy of a state; `viaduct recover` saves it, then plan again")

    def keep(self, stack: str, shown: dict[str, Any], lock: Path, *, applicable: bool) -> None:
        """Keep the plan that Terraform has written; one that changes nothing is kept for the review alone."""
        write_privately(self.shown(stack), json.dumps(shown) + "\n")
        if applicable:
            self.plan(stack).chmod(_OWNER_READS)
            shutil.copyfile(lock, self.lock(stack))
        else:
            self.plan(stack).unlink()

    def drop(self, stack: str) -> None:
        """Remove a plan that was applied: nobody can use it again, and it holds secrets."""
        for path in (self.plan(stack), self.lock(stack), self.shown(stack)):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.removed(stack), ignore_errors=True)

    def write(self, index: Index) -> None:
        """Write the index, all of it or nothing."""
        write_text_atomically(self.directory / INDEX, index.model_dump_json(indent=2) + "\n")

    def read(self) -> Index:
        """The index.

        Raises:
            UsageError: there is none, or none that this version wrote.
        """
        path = self.directory / INDEX
        try:
            index = Index.model_validate_json(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror or error}; `viaduct plan` saves plans") from error
        except ValidationError as error:
            raise UsageError(f"{path} is no index of saved plans; plan again") from error
        if index.format != FORMAT:
            raise UsageError(f"{path} is of another version of Viaduct (format {index.format}); plan again")
        return index


def write_privately(path: Path, text: str) -> None:
    """Write a file that only its owner reads, from its first byte on."""
    path.unlink(missing_ok=True)
    path.touch(mode=_OWNER_READS)
    path.write_text(text, encoding="utf-8")
