from __future__ import annotations

from pathlib import Path

from tests.order import LONG, long_first


def test_each_process_begins_with_long_tests_and_none_is_lost() -> None:
    assert long_first("abcAdBeCf", str.isupper, 2) == list("ACabBcdef")
    assert long_first("aAbB", str.isupper, 1) == list("ABab")
    assert sorted(long_first("abcdefgABC", str.isupper, 4)) == sorted("abcdefgABC")


def test_the_files_of_long_tests_are_there() -> None:
    assert [name for name in LONG if not (Path(__file__).parent / name).is_file()] == []
