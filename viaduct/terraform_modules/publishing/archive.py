"""A module as an archive whose bytes depend on the module alone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip archive: sorted paths, the earliest time that the format knows, rw-r--r--.

    Nothing is compressed: two builds of zlib compress the same text to different bytes.
    """
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path in sorted(files):
            entry = ZipInfo(path, _EARLIEST)
            entry.compress_type = ZIP_STORED
            entry.create_system = _UNIX
            entry.external_attr = _MODE << 16
            archive.writestr(entry, files[path])
    return packed.getvalue()
