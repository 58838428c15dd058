"""Emission: the project's own ``modules.emission``, in a process of its own, as CDKTF is never imported here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from viaduct.errors import ModulesError
from viaduct.terraform.environment import synthesis_environment

if TYPE_CHECKING:
    from collections.abc import Mapping

Emitter: TypeAlias = Callable[[Path], None]
"""Writes every module into a directory that does not exist yet: ``<directory>/<name>/main.tf`` and so on."""

_PROGRAM = "modules.emission"
_PROJECT = Path(__file__).parents[2]


def project_emitter(inherited: Mapping[str, str], program: str = _PROGRAM) -> Emitter:
    """The emitter of this project; of the shell's environment it sees what a synthesis sees.

    The emitter raises:
        ModulesError: the program failed; its own words.
    """

    def emit(directory: Path) -> None:
        ran = subprocess.run(
            [sys.executable, "-m", program, "--out", str(directory)],
            cwd=_PROJECT,
            env=synthesis_environment(inherited, directory.with_name("cdktf.out")),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if ran.returncode:
            raise ModulesError(f"the modules could not be emitted (exit code {ran.returncode}):\n{ran.stdout.rstrip()}")

    return emit
