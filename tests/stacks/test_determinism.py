"""The same spec gives the same bytes, wherever and however it is synthesized."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.synthesis import REFERENCE, ROOT, synthesize

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth


def differing(one: Synthesis, other: Synthesis) -> list[str]:
    return sorted(name for name in {*one.files, *other.files} if one.files.get(name) != other.files.get(name))


@pytest.mark.thorough
def test_another_directory_hash_seed_time_zone_and_language_change_no_byte(
    reference: Synthesis, tmp_path: Path
) -> None:
    for seed, zone, language in (("1", "Asia/Tokyo", "C"), ("4242", "America/Lima", "C.UTF-8")):
        here = tmp_path / "somewhere" / seed
        here.mkdir(parents=True)
        again = synthesize(REFERENCE, cwd=here, environment={"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language})
        assert differing(reference, again) == []


def test_what_is_synthesized_names_no_path_of_the_machine_and_no_time(reference: Synthesis) -> None:
    for name, content in reference.files.items():
        assert str(Path.home()).encode() not in content, name
        assert str(ROOT).encode() not in content, name
        assert b"Timestamp" not in content, name
        assert b"generatedAt" not in content, name


@pytest.mark.thorough
def test_lazily_loaded_bindings_change_no_byte(reference: Synthesis, tmp_path: Path) -> None:
    """The bindings imported the ordinary way: about seven times slower, and nothing else."""
    ordinary = synthesize(REFERENCE, cwd=tmp_path, program=ROOT / "bench" / "ordinary.py")

    assert differing(reference, ordinary) == []
