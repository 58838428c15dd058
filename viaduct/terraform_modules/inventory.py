"""How a directory of modules is known to be ours: a list of every file that was written, in the directory itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.terraform_modules.read import files_below

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from viaduct.terraform_modules.module import TerraformModule

INVENTORY = ".viaduct-modules.json"

_SHOWN = 3


def render_inventory(modules: Iterable[TerraformModule]) -> str:
    """The text of the inventory: sorted paths, relative to the directory."""
    files = sorted(f"{module.name}/{path}" for module in modules for path in module.files)
    return json.dumps({"written by": "viaduct modules", "files": files}, indent=2) + "\n"


def require_ours(directory: Path) -> None:
    """Do nothing if a new emission may take the directory's place: it is absent, empty, or all of it is ours.

    Raises:
        UsageError: it holds something that no earlier emission wrote, or it is no directory.
    """
    if not directory.exists():
        return
    if not directory.is_dir():
        raise UsageError(f"{directory} is no directory; name a new or an empty one with --out")
    others = sorted(set(files_below(directory)) - _written(directory))
    if others:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        raise UsageError(
            f"{directory} holds what `viaduct modules` did not write: {', '.join(others[:_SHOWN])}{more}. Nothing was "
            "changed. Move that elsewhere, or name a new or an empty directory with --out."
        )


def _written(directory: Path) -> set[str]:
    """What the inventory lists, itself included; nothing where there is none."""
    path = directory / INVENTORY
    if not path.is_file():
        return set()
    try:
        return {INVENTORY, *json.loads(path.read_bytes())["files"]}
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path} is not as `viaduct modules` wrote it, so what is ours in {directory} is unknown. Nothing was "
            "changed. Restore that file, or remove the directory if nothing in it is yours."
        ) from error
