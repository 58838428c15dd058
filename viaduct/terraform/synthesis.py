"""From a spec to the directory of its stacks: the project's own ``main.py``, in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from viaduct.errors import RunError
from viaduct.terraform.environment import synthesis_environment

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from viaduct.terraform.children import Children

PROGRAM = Path(__file__).parents[2] / "main.py"


def synthesis_of(spec: Path, inherited: Mapping[str, str]) -> Callable[[Path, Children], Awaitable[Path]]:
    """What ``Rehearsal.synthesize`` is for a spec: into ``cdktf.out`` of the work directory."""

    async def synthesis(work: Path, children: Children) -> Path:
        await synthesize(spec, work / "cdktf.out", inherited, children)
        return work / "cdktf.out"

    return synthesis


async def synthesize(
    spec: Path, output: Path, inherited: Mapping[str, str], children: Children, program: Path = PROGRAM
) -> None:
    """Synthesize ``spec`` into ``output`` with ``program``, by default that of this project.

    Raises:
        RunError: the program failed; its own words.
    """
    lines: list[str] = []
    code = await children.run(
        [sys.executable, str(program), str(spec.absolute())],
        directory=program.parent,
        environment=synthesis_environment(inherited, output),
        on_line=lines.append,
    )
    if code:
        raise RunError(f"the synthesis of {spec} failed (exit code {code}):\n{''.join(lines)}")
