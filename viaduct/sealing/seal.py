"""From CDKTF's output directory to one sealed file, and back."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from viaduct.errors import UsageError
from viaduct.files import written_atomically
from viaduct.sealing.contents import pack, unpack, worth_carrying
from viaduct.sealing.envelope import decrypt, encrypt

if TYPE_CHECKING:
    from pathlib import Path

    from viaduct.spec.model import System


def seal(system: System, output: Path, sealed: Path, *, applicable: bool = False) -> bool:
    """Seal what of ``output`` another job can go on with; whether there was anything. If not, there is no file.

    If ``applicable``, only what it can apply as it is counts.

    Raises:
        SealingError: AWS refuses, or can't be reached.
        UsageError: the saved plans can't be read, or the file can't be written.
    """
    sealed.unlink(missing_ok=True)
    if not worth_carrying(output, applicable=applicable):
        return False
    with TemporaryFile() as packed:
        pack(output, packed)
        packed.seek(0)
        with written_atomically(sealed) as written:
            encrypt(system, packed, written)
    return True


def unseal(system: System, sealed: Path, output: Path) -> list[Path]:
    """Put what was sealed back below ``output``; the paths of the states that could not be written, if any.

    Raises:
        SealingError: AWS refuses, or it is no whole file that was sealed for this system.
        UsageError: the file can't be read, or what it holds is in the way of something.
    """
    try:
        source = sealed.open("rb")
    except OSError as error:
        raise UsageError(f"{sealed}: {error.strerror or error}; `viaduct seal` writes one") from error
    with source, TemporaryFile() as packed:
        decrypt(system, source, packed)
        packed.seek(0)
        return unpack(packed, output)
