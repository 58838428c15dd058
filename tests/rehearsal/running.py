"""A rehearsal in a process of its own, and the processes that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
SECONDS = 300
DRIVER = ("tests.rehearsal.driver",)


class Running:
    """One run of ``python -m COMMAND SUBJECT ...``; ``scratch`` is its TMPDIR, which marks what it started."""

    def __init__(
        self, subject: Path, scratch: Path, *arguments: str, command: Sequence[str] = DRIVER, **environment: str
    ) -> None:
        scratch.mkdir()
        self.scratch = scratch
        self._mark = f"TMPDIR={scratch}".encode()
        self._said = scratch.with_suffix(".out")
        variables = {
            **os.environ,
            "TMPDIR": str(scratch),
            "XDG_CACHE_HOME": str(scratch.with_suffix(".cache")),
            **environment,
        }
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command, str(subject), *arguments],
                cwd=ROOT,
                env=variables,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def said(self) -> str:
        return self._said.read_text()

    def finish(self, seconds: float = SECONDS) -> int:
        return self.process.wait(seconds)

    def wait_for(self, text: str) -> None:
        self.wait_until(lambda: text in self.said, f"the run never said {text!r}")
        assert self.process.poll() is None, self.said

    def wait_until(self, condition: Callable[[], object], otherwise: str, seconds: float = SECONDS) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"{otherwise}\n{self.said}"
            time.sleep(0.1)

    def children(self, named: str = "") -> list[int]:
        """The living processes of this run that have ``named`` in their command, itself left out."""
        found = []
        for directory in Path("/proc").iterdir():
            if directory.name.isdigit() and int(directory.name) != self.process.pid:
                mark, command = _read(directory / "environ"), _read(directory / "cmdline")
                if self._mark in mark.split(b"\0") and named.encode() in command:
                    found.append(int(directory.name))
        return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
