"""What ``viaduct plan`` saves: the plans to review, and which stacks have none."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from viaduct.errors import UsageError
from viaduct.planning.saved import INDEX, SavedPlans, Status
from viaduct.review.changes import Unplanned, Why

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from viaduct.planning.saved import Entry


def is_plans_directory(path: Path) -> bool:
    """Whether a directory has the index of saved plans."""
    return (path / INDEX).is_file()


def plans_in(directory: Path) -> list[Path]:
    """The files of the plans that the index has.

    Raises:
        UsageError: one is not there: a review without it would be of less than will be applied.
    """
    saved = SavedPlans(directory)
    found = [saved.shown(name) for name, entry in saved.read().stacks.items() if _why(entry.status) is None]
    for file in found:
        if not file.is_file():
            raise UsageError(f"{file} is not there any more; plan again, and review before json/ is removed")
    return found


def unplanned_in(paths: Iterable[Path]) -> tuple[Unplanned, ...]:
    """The stacks of these directories that have no plan to review.

    Raises:
        UsageError: an index is none that this version wrote.
    """
    indices = [SavedPlans(path).read() for path in paths if is_plans_directory(path)]
    found = (_unplanned(name, entry) for index in indices for name, entry in index.stacks.items())
    return tuple(each for each in found if each)


def _unplanned(name: str, entry: Entry) -> Unplanned | None:
    why = _why(entry.status)
    return Unplanned(name, why, entry.waits_for, entry.lacks) if why else None


def _why(status: Status) -> Why | None:
    match status:
        case Status.PLANNED | Status.EMPTY | Status.BEGUN:
            return None
        case Status.FAILED:
            return Why.failed
        case Status.WAITS:
            return Why.waits
        case Status.LEFT:
            return Why.left
        case Status.APPLIED:
            return Why.applied
        case _:
            assert_never(status)
