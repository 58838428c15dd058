"""A module is its construct in every way that its inputs can go, also where two of them go another way at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.modules.emission.emitted import NAMES, ROOT, SECONDS


@pytest.mark.thorough
@pytest.mark.parametrize("module", NAMES)
def test_any_two_decisions_together_come_out_as_the_construct_does(module: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.modules.emission.judge", module],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == ""
