"""A process that outlives a hard kill of the program just long enough to clean up after it.

It reads lines from stdin: ``+PGID`` when the program starts a process group, ``-PGID`` when that group has ended,
``=PATH`` for a file that a group has made outside the work directory.
The kernel closes the pipe when the program is gone, however it went; then what is left is killed, and those files and
the work directory (the first argument) are removed. Without that argument what is left is only asked to end, with
SIGINT. After an orderly end the parent has written ``done`` and nothing is touched.
Run as a script, by path: it imports nothing of the project.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from pathlib import Path


def main() -> None:
    """Read until the parent is gone, then kill what it left."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    groups: set[int] = set()
    files: set[str] = set()
    directories = sys.argv[1:]
    for line in sys.stdin:
        word = line.strip()
        if word == "done":
            return
        if word.startswith("="):
            files.add(word[1:])
            continue
        (groups.add if word.startswith("+") else groups.discard)(int(word[1:]))
    for group in groups:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL if directories else signal.SIGINT)
    for file in files:
        Path(file).unlink(missing_ok=True)
    for directory in directories:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
