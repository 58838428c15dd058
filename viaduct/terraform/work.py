"""The directory that Terraform's runs work in: gone after a success, kept after a failure."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from viaduct.errors import Interrupted, RunError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def work_directory(out: TextIO, purpose: str) -> Iterator[Path]:
    """A temporary directory with a ``logs`` in it; after a failure its place is told on ``out``."""
    work = Path(tempfile.mkdtemp(prefix=f"viaduct-{purpose}-"))
    (work / "logs").mkdir()
    keep = False
    try:
        yield work
    except RunError as error:
        keep = not isinstance(error, Interrupted)
        if keep:
            out.write(f"The logs of every command are kept in {work / 'logs'}\n")
        raise
    finally:
        if not keep:
            shutil.rmtree(work, ignore_errors=True)
