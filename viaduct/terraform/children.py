"""Child processes that never outlive the program: each in its own process group, each on a leash.

A terminal sends Ctrl-C to the whole foreground group, and Terraform takes a second one for "stop at once, state or
no state". In groups of their own the children hear only what this program tells them.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from viaduct.terraform import leash

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

GRACE_SECONDS = 5.0
"""How long a child may take to stop after SIGINT."""

_LONGEST_LINE = 2**25


class Children:
    """Starts processes and ends them; as a context manager, because the leash is one more process.

    If this process is killed hard, the leash kills the children and removes ``directory``. ``patient`` children hold
    what must not be lost, as an apply does with a state: they get SIGINT, the time they need, and no SIGKILL.
    """

    def __init__(self, directory: Path, *, patient: bool = False) -> None:
        self._directory = directory
        self._patient = patient
        self._leash: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        command = [sys.executable, "-I", str(Path(leash.__file__)), *([] if self._patient else [str(self._directory)])]
        self._leash = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._leash and self._leash.stdin:
            self._tell("done")
            with contextlib.suppress(BrokenPipeError):
                self._leash.stdin.close()
            self._leash.wait()

    async def run(
        self,
        command: Sequence[str],
        *,
        directory: Path,
        environment: Mapping[str, str],
        on_line: Callable[[str], None],
    ) -> int:
        """Run a command, give its output line by line to ``on_line``, and return its exit code.

        When cancelled, the command gets SIGINT, then ``GRACE_SECONDS`` (a patient one any time), then SIGKILL, its own
        children with it.
        """
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=directory,
            env=dict(environment),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
            limit=_LONGEST_LINE,
            # A patient child lives on when nobody hears it any more: Python ignores SIGPIPE, and so will the child.
            restore_signals=not self._patient,
        )
        self._tell(f"+{process.pid}")
        try:
            await _read_lines(process, on_line)
            return await process.wait()
        finally:
            await _end(process, None if self._patient else GRACE_SECONDS)
            self._tell(f"-{process.pid}")

    def take_along(self, file: Path) -> None:
        """Let the leash remove this file too if this process is killed hard; else whoever made it removes it."""
        self._tell(f"={file}")

    def _tell(self, word: str) -> None:
        """Without a leash (someone killed it) the work goes on: it only guards against a hard kill."""
        if self._leash and self._leash.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._leash.stdin.write(word + "\n")
                self._leash.stdin.flush()


async def _read_lines(process: asyncio.subprocess.Process, on_line: Callable[[str], None]) -> None:
    if process.stdout is None:
        return
    async for line in process.stdout:
        on_line(line.decode(errors="replace"))


async def _end(process: asyncio.subprocess.Process, grace: float | None) -> None:
    """Stop the process if it runs, and whatever of its group is left."""
    if process.returncode is None:
        _signal_group(process.pid, signal.SIGINT)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), grace)
    _signal_group(process.pid, signal.SIGKILL)
    await process.wait()


def _signal_group(group: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
