"""From a directory of modules to what is in it."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from viaduct.errors import ModulesError
from viaduct.terraform_modules.module import NAME, STANDARD_FILES, TerraformModule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.terraform_modules.emitter import Emitter


def read_modules(directory: Path) -> tuple[TerraformModule, ...]:
    """The modules below ``directory``, by name.

    Raises:
        ModulesError: there is none, or one that is not whole, or something else.
    """
    modules = tuple(_read(at) for at in sorted(directory.iterdir()))
    if not modules:
        raise ModulesError("no modules were emitted")
    return modules


def emit_and_read(emit: Emitter) -> tuple[TerraformModule, ...]:
    """The modules that ``emit`` writes, which then are nowhere but here.

    Raises:
        ModulesError: the emission failed, or is not whole.
    """
    with TemporaryDirectory(prefix="viaduct-modules-") as scratch:
        fresh = Path(scratch) / "new"
        emit(fresh)
        return read_modules(fresh)


def files_below(directory: Path) -> Iterator[str]:
    """The paths of everything below ``directory`` that is no directory, with ``/``; links are not followed."""
    for folder, folders, files in os.walk(directory):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from ((Path(folder) / name).relative_to(directory).as_posix() for name in (*files, *links))


def _read(directory: Path) -> TerraformModule:
    files = {path: (directory / path).read_bytes() for path in sorted(files_below(directory))}
    missing = [name for name in STANDARD_FILES if name not in files]
    if missing:
        raise ModulesError(f"what was emitted as {directory.name} is no whole module: it lacks {', '.join(missing)}")
    if not NAME.fullmatch(directory.name):
        raise ModulesError(f"a module can't be called {directory.name}: lower-case words with hyphens")
    return TerraformModule(directory.name, files)
