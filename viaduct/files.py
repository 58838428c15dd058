"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_text_atomically(path: Path, text: str) -> None:
    """Write beside the file, then rename: whoever reads sees the old text or the new one.

    Raises:
        UsageError: the directory does not exist or can't be written.
    """
    write_bytes_atomically(path, text.encode())


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """The same of bytes.

    Raises:
        UsageError: the directory does not exist or can't be written.
    """
    with written_atomically(path) as file:
        os.fchmod(file.fileno(), 0o666 & ~_umask())
        file.write(content)


@contextmanager
def written_atomically(path: Path) -> Iterator[IO[bytes]]:
    """A file for the owner alone, which takes the place of ``path`` once the context is left without an error.

    Raises:
        UsageError: the directory does not exist or can't be written.
    """
    try:
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = Path(file.name)
            try:
                yield file
                file.flush()
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
    except OSError as error:
        fix = "name a file in a directory that exists"
        raise UsageError(f"{path} can't be written: {error.strerror or error}; {fix}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
