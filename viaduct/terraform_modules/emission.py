"""What an emission came to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viaduct.terraform_modules.module import TerraformModule


class Fate(StrEnum):
    """What happened to a module's directory."""

    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    removed = "removed"


@dataclass(frozen=True)
class Emission:
    """The directory, its modules by name, and what became of each; a removed one is among the fates alone."""

    directory: Path
    modules: tuple[TerraformModule, ...]
    fates: Mapping[str, Fate]

    @property
    def changes(self) -> bool:
        """Whether anything differs from what the directory held before."""
        return set(self.fates.values()) != {Fate.unchanged}
