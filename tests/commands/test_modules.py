"""``viaduct modules`` as a whole process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--publish", "acme-modules", "--version", "1.0.0"], "--publish takes s3://BUCKET/PREFIX; got acme-modules"),
        (["--publish", "s3://acme-modules", "--version", "v1.0.0"], "got v1.0.0; leave out the v"),
        (["--publish", "s3://acme-modules"], "--publish needs --version X.Y.Z"),
        (["--publish", "s3://acme-modules", "--version", "1.0.0", "--out", "x"], "leave --out out"),
        (["--version", "1.0.0"], "go with --publish"),
        (["--dry-run"], "go with --publish"),
    ],
)
def test_wrong_usage_exits_2_before_anything_is_emitted(arguments: list[str], words: str) -> None:
    ran = modules(*arguments)
    assert ran.returncode == 2
    assert words in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_help_of_the_command_does_not_import_boto3() -> None:
    program = (
        "import sys, viaduct.commands.modules; sys.exit(any(name in sys.modules for name in ('boto3', 'botocore')))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
