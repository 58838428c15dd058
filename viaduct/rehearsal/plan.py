"""What to rehearse, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct.rehearsal.existing import NOTHING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from viaduct.bootstrap import StateBucket
    from viaduct.rehearsal.existing import Existing
    from viaduct.terraform.children import Children

PARALLEL = 8
"""Stacks side by side: nearly all of a stack's time is waiting inside the AWS provider."""


@dataclass(frozen=True)
class Rehearsal:
    """One rehearsal.

    ``synthesize(work, children)`` gives a directory with a ``manifest.json``, into whose stacks overrides are written.
    ``state`` is made in the embedded AWS, its account is everyone's; so is all that is ``existing`` before the first
    apply. ``terraform`` is the program to run, ``inherited`` the environment of the shell. With ``keep`` nothing is
    destroyed, and the AWS stays until Ctrl-C; who looks around in it begins in ``region``, by default the state's. Each
    stack's first plan is kept in the directory ``plans``, if one is given.
    """

    synthesize: Callable[[Path, Children], Awaitable[Path]]
    state: StateBucket
    terraform: str
    inherited: Mapping[str, str]
    parallel: int = PARALLEL
    keep: bool = False
    existing: Existing = NOTHING
    region: str | None = None
    plans: Path | None = None
