"""One shell for a whole build, so that `cd` and `export` of one command hold for the next."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType


class BuildShell:
    """A shell that runs one command after the other; all output goes to one log.

    The commands have no standard input. What they started is killed at the end, and after `seconds` at the latest.
    """

    def __init__(
        self, executable: str, *, cwd: Path, scratch: Path, environment: Mapping[str, str], seconds: float
    ) -> None:
        self._scratch = scratch
        self._count = 0
        self.log = scratch / "build.log"
        self._shell = subprocess.Popen(
            [executable],
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._deadline = threading.Timer(seconds, self._kill)
        self._deadline.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._deadline.cancel()
        self._kill()
        self._shell.communicate()

    def run(self, command: str) -> int:
        """Run a command; its exit code. A command that ends the shell itself fails with the shell's code, or 1."""
        script = self._scratch / f"command-{self._count}"
        self._count += 1
        script.write_text(f"{command}\n")
        if not self._send(f". '{script}' >>'{self.log}' 2>&1 </dev/null; echo $?\n"):
            return 1
        answer = self._answer()
        return int(answer) if answer else self._shell.wait() or 1

    def set(self, name: str, value: str) -> None:
        """Export a variable to the commands that follow."""
        self._send(f"export {name}='{value}'\n")

    def _send(self, line: str) -> bool:
        assert self._shell.stdin is not None
        try:
            self._shell.stdin.write(line)
            self._shell.stdin.flush()
        except BrokenPipeError:
            return False
        return True

    def _answer(self) -> str:
        assert self._shell.stdout is not None
        return self._shell.stdout.readline().strip()

    def _kill(self) -> None:
        try:
            os.killpg(self._shell.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
