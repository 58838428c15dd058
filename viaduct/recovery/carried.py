"""What lies on disk: where the apply broke off, or where it was carried to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.planning.saved import ERRORED, INDEX, SavedPlans, Status, errored_states
from viaduct.recovery.found import Begun, Unsaved, read_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from viaduct.planning.saved import Entry, Index

_FINISHED = (Status.APPLIED, Status.EMPTY)


@dataclass(frozen=True)
class Tree:
    """A directory as ``cdktf.out`` is one, and that of its saved plans."""

    output: Path
    plans: Path


@dataclass(frozen=True)
class Carried:
    """By stack: states that were not saved, applies that broke off, and all entries that are not applied."""

    unsaved: dict[str, Unsaved] = field(default_factory=dict)
    begun: dict[str, Begun] = field(default_factory=dict)
    unfinished: dict[str, Entry] = field(default_factory=dict)

    @property
    def removed(self) -> frozenset[str]:
        """What is to be destroyed: only the saved plans have its configuration."""
        return frozenset(name for name, entry in self.unfinished.items() if entry.removed)


def tree_from(directory: Path) -> Tree:
    """What ``--from`` names.

    Raises:
        UsageError: nothing of a broken apply is there.
    """
    tree = Tree(directory, directory / "plans")
    if not (tree.plans / INDEX).is_file() and not errored_states(tree.output, tree.plans):
        wanted = f"neither plans/{INDEX} nor stacks/STACK/{ERRORED} is there"
        raise UsageError(f"--from {directory}: {wanted}; name a copy of the runner's cdktf.out")
    return tree


def carried(trees: Iterable[Tree]) -> Carried:
    """All that the directories have. Of two files of one stack the one that was written last, and so with the plans.

    Raises:
        UsageError: an index of saved plans is of another version, or none.
    """
    known = list(trees)
    files = [path for tree in known for path in errored_states(tree.output, tree.plans)]
    unsaved = {path.parent.name: path for path in sorted(files, key=_written)}
    entries: dict[str, tuple[Entry, SavedPlans]] = {}
    for saved, index in _indexes(known):
        entries |= {name: (entry, saved) for name, entry in index.stacks.items()}
    still = {name: both for name, both in entries.items() if both[0].status not in _FINISHED}
    return Carried(
        {name: Unsaved(path, read_state(path.read_bytes())) for name, path in sorted(unsaved.items())},
        {name: _begun(name, *both) for name, both in still.items() if both[0].status is Status.BEGUN},
        {name: entry for name, (entry, _) in still.items()},
    )


def _indexes(trees: Iterable[Tree]) -> Iterator[tuple[SavedPlans, Index]]:
    """The oldest first."""
    places = {(tree.plans / INDEX).resolve() for tree in trees}
    for path in sorted((path for path in places if path.is_file()), key=_written):
        saved = SavedPlans(path.parent)
        yield saved, saved.read()


def _begun(name: str, entry: Entry, saved: SavedPlans) -> Begun:
    """With what the plan makes, if the JSON for the review is still there."""
    try:
        plan = json.loads(saved.shown(name).read_text(encoding="utf-8"))
        changes = [change for change in plan["resource_changes"] if "create" in change["change"]["actions"]]
    except (OSError, ValueError, KeyError):
        return Begun(entry)
    return Begun(entry, frozenset(change["address"] for change in changes))


def _written(path: Path) -> float:
    return path.stat().st_mtime
