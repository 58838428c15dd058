"""Files are replaced as a whole, or left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viaduct.errors import UsageError
from viaduct.files import write_text_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text_atomically(path, "old")
    write_text_atomically(path, "new\n")
    assert path.read_text() == "new\n"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_behind_where_a_file_can_not_be_replaced(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be written"):
        write_text_atomically(tmp_path, "text")
    assert list(tmp_path.parent.glob("tmp*")) == []
