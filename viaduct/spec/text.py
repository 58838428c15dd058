"""From a path to text: everything that can be wrong before YAML is read."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from viaduct.spec import codes
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1024 * 1024

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


def read_text(path: Path) -> str | Finding:
    """The text of the file without a byte order mark, or why there is none."""
    try:
        # Looked at before it is opened: opening a FIFO waits for whoever writes to it.
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _unreadable("is a directory", f"give the path of the spec: {path / 'pipelines.yaml'}")
        if not stat.S_ISREG(mode):
            return _unreadable("is no regular file", "give the path of the spec, a regular file")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _unreadable("does not exist", "give the path of the spec")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return _unreadable(f"can't be read: {why}", "give the path of a spec that can be read")
    if len(raw) > MAX_BYTES:
        return _unreadable(
            f"is larger than {MAX_BYTES} bytes", "split the system into several files, each its own system"
        )
    return _decoded(raw)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset; lines end as YAML says."""
    ends = [match.end() for match in _LINE_END.finditer(text, 0, offset)]
    return len(ends) + 1, offset - (ends[-1] if ends else 0) + 1


def line_count(text: str) -> int:
    """How many lines people see; at least one."""
    return max(1, len(_LINE_END.split(_LINE_END.sub("\n", text).removesuffix("\n"))))


def _decoded(raw: bytes) -> str | Finding:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", errors="replace")
        return _not_text(before, f"byte 0x{raw[error.start]:02x} is no UTF-8")
    if bad := _UNPRINTABLE.search(text):
        return _not_text(text[: bad.start()], f"control character U+{ord(bad[0]):04X}")
    return text


def empty() -> Finding:
    """The finding for a file that says nothing."""
    fix = "start with the keys system, home, environments and services"
    return Finding(codes.EMPTY.code, (), "the file is empty", fix=fix, line=1, column=1)


def _unreadable(what: str, fix: str) -> Finding:
    return Finding(codes.UNREADABLE.code, (), f"the file {what}", fix=fix, line=1, column=1)


def _not_text(before: str, what: str) -> Finding:
    line, column = position(before, len(before))
    return Finding(
        codes.NOT_TEXT.code,
        (),
        "the file is not plain text",
        got=what,
        fix="save it as UTF-8",
        line=line,
        column=column,
    )
