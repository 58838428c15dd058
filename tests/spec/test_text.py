"""Files that are no text at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viaduct.spec import check
from viaduct.spec.text import MAX_BYTES, line_count, position


def found(path: Path) -> list[tuple[str, int, int]]:
    system, findings = check(path)
    assert system is None
    return [(finding.code, finding.line, finding.column) for finding in findings]


def test_a_missing_file_a_directory_and_an_impossible_name_are_findings(tmp_path: Path) -> None:
    assert found(tmp_path / "nowhere.yaml") == [("V001", 1, 1)]
    assert found(tmp_path) == [("V001", 1, 1)]
    assert found(tmp_path / ("n" * 300)) == [("V001", 1, 1)]
    assert found(tmp_path / "nul\0") == [("V001", 1, 1)]


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert found(tmp_path / "fifo") == [("V001", 1, 1)]
    assert found(Path("/dev/zero")) == [("V001", 1, 1)]


def test_the_fix_fits_every_command_that_reads_a_spec(tmp_path: Path) -> None:
    (finding,) = check(tmp_path / "nowhere.yaml")[1]
    assert finding.fix == "give the path of the spec"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert found(path) == [("V001", 1, 1)]


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "# a comment", "---\n", "''"])
def test_an_empty_file_is_a_finding(tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text(text, encoding="utf-8")
    assert found(path) == [("V004", 1, 1)]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        (b"a: b\nc: \x00", ("V002", 2, 4)),
        (b"\x7fELF\x02\x01", ("V002", 1, 1)),
        ("système: démo\n".encode("latin-1"), ("V002", 1, 5)),
        (b"a: \xc3\xa9\xff", ("V002", 1, 5)),
        ("a: b".encode("utf-16"), ("V002", 1, 1)),
        (b"a: \x1b[31m", ("V002", 1, 4)),
    ],
)
def test_garbage_is_found_at_its_first_byte(tmp_path: Path, raw: bytes, place: tuple[str, int, int]) -> None:
    path = tmp_path / "garbage.yaml"
    path.write_bytes(raw)
    assert found(path) == [place]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfsistem: demo\n")
    assert ("V011", 1, 1) in found(path)


def test_lines_are_counted_as_yaml_ends_them() -> None:
    assert position("a\r\nb\rc\nd", 7) == (4, 1)
    assert line_count("a\n") == 1
    assert line_count("a\nb") == 2
    assert line_count("") == 1
