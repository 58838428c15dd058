"""The modules as ``python -m modules.emission`` writes them."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

from tests.once import once, run_directory

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "modules" / "emission" / "examples"
SECONDS = 300
NAMES = sorted(at.name for at in EXAMPLES.iterdir())


@functools.cache
def emitted() -> Path:
    """All modules; written once in a test run, whatever the number of its processes."""
    shared = run_directory() / "emitted"
    with once(shared) as first:
        if first:
            emit(shared / "modules")
    return shared / "modules"


def emit(out: Path, hash_seed: str = "0") -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "modules.emission", "--out", str(out)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""


def examples() -> list[str]:
    """``<module>/<example>`` of each."""
    return sorted(at.parent.relative_to(EXAMPLES).as_posix() for at in EXAMPLES.glob("*/*/main.tf"))
