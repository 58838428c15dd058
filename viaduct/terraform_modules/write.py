"""Emit beside the target, compare, swap: a reader sees the modules of one emission or of another, never a mixture."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from viaduct.terraform_modules.emission import Emission, Fate
from viaduct.terraform_modules.inventory import INVENTORY, render_inventory, require_ours
from viaduct.terraform_modules.read import files_below, read_modules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.terraform_modules.emitter import Emitter
    from viaduct.terraform_modules.module import TerraformModule


def write_modules(directory: Path, emit: Emitter) -> Emission:
    """Put what ``emit`` writes in the place of what ``directory`` holds; touch nothing if it is the same.

    Raises:
        UsageError: ``directory`` holds something that no earlier emission wrote; nothing was changed.
        ModulesError: the emission failed; nothing was changed.
    """
    require_ours(directory)
    target = directory.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as scratch:
        fresh = Path(scratch) / "new"
        emit(fresh)
        modules = read_modules(fresh)
        emission = Emission(directory, modules, _fates(target, modules))
        if emission.changes:
            (fresh / INVENTORY).write_text(render_inventory(modules), encoding="utf-8", newline="\n")
            _keep_times(fresh, target)
            require_ours(directory)
            _swap(fresh, target, Path(scratch) / "old")
    return emission


def _fates(target: Path, modules: Sequence[TerraformModule]) -> dict[str, Fate]:
    before = {at.name for at in target.iterdir() if at.is_dir()} if target.exists() else set()
    gone = before - {module.name for module in modules}
    fates = {module.name: _fate(target / module.name, module) for module in modules}
    return dict(sorted((fates | dict.fromkeys(gone, Fate.removed)).items()))


def _fate(before: Path, module: TerraformModule) -> Fate:
    if not before.exists():
        return Fate.new
    same = {path: (before / path).read_bytes() for path in files_below(before)} == module.files
    return Fate.unchanged if same else Fate.changed


def _keep_times(fresh: Path, target: Path) -> None:
    """Files with the same bytes stay as they are for tools that look at their times."""
    for path in files_below(fresh):
        old, new = target / path, fresh / path
        if old.is_file() and old.read_bytes() == new.read_bytes():
            shutil.copystat(old, new)


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    """Two renames; whatever ends the first without the second brings the earlier directory back."""
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(aside)
    try:
        fresh.rename(target)
    except BaseException:
        aside.rename(target)
        raise
