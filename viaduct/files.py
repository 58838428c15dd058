"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from viaduct.errors import UsageError


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
    try:
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
        try:
            temporary.chmod(0o666 & ~_umask())
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
