"""``viaduct modules`` as a whole process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def modules(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "viaduct", "modules", *arguments]
    variables = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=240)


def test_a_directory_of_somebody_else_is_refused_before_anything_is_emitted(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    ran = modules("--out", str(tmp_path))
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"viaduct: {tmp_path} holds what `viaduct modules` did not write: mine.txt.")
    assert [at.name for at in tmp_path.iterdir()] == ["mine.txt"]
