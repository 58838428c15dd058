"""What the processes of one test run make together, each thing once."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@functools.cache
def run_directory() -> Path:
    """The directory of this test run: under the one that pytest-xdist's processes share, or of this process alone."""
    shared = os.environ.get("VIADUCT_TEST_RUN")
    if shared:
        return Path(shared)
    own = Path(tempfile.mkdtemp(prefix="viaduct-tests-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    # Inherited by the processes that pytest-xdist starts.
    os.environ["VIADUCT_TEST_RUN"] = str(own)
    return own


@contextlib.contextmanager
def once(directory: Path) -> Iterator[bool]:
    """Whether the directory is still to be filled; who comes meanwhile waits, and fills it if that failed."""
    directory.mkdir(exist_ok=True)
    done = directory / "done"
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()
