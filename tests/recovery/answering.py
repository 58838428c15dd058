"""A terminal with somebody at it who says yes to everything."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.planning.project import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

QUESTION = b"[y/N] "


def say_yes(arguments: list[str], directory: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """The exit code, and all that was on the terminal; progress goes elsewhere."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "viaduct", *arguments],
        cwd=directory,
        env=dict(environment),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        seen = _answered(ours)
        process.wait(timeout=SECONDS)
    os.close(ours)
    return process.returncode, seen.decode().replace("\r\n", "\n")


def _answered(terminal: int) -> bytes:
    """Linux ends the reading with an error when the other side is closed."""
    seen = b""
    while True:
        try:
            read = os.read(terminal, 4096)
        except OSError:
            return seen
        if not read:
            return seen
        seen += read
        if seen.endswith(QUESTION):
            os.write(terminal, b"y\n")
