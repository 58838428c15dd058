"""main.py as cdktf runs it: a child process with the spec's path, or none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.synthesis import MAIN, REFERENCE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.synth


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name != "CDKTF_OUTDIR"}
    return subprocess.run(
        [sys.executable, str(MAIN), *arguments],
        cwd=cwd,
        env=known | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.thorough
def test_without_an_argument_it_reads_pipelines_yaml_here_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "pipelines.yaml").write_bytes(REFERENCE.read_bytes())

    ran = run(cwd=tmp_path)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (tmp_path / "cdktf.out" / "manifest.json").is_file()


def test_it_writes_where_cdktf_wants_it(tmp_path: Path) -> None:
    """The command line of cdktf names the directory in this variable: https://developer.hashicorp.com/terraform/cdktf"""
    assert run(str(REFERENCE), cwd=tmp_path, CDKTF_OUTDIR=str(tmp_path / "elsewhere")).returncode == 0

    assert (tmp_path / "elsewhere" / "manifest.json").is_file()
    assert not (tmp_path / "cdktf.out").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [("system: demo\nhome: {account: 011111111111}\n", "pipelines.yaml:2:17"), ("", "pipelines.yaml")],
    ids=["mistakes", "empty"],
)
def test_findings_are_printed_before_anything_is_imported_or_written(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "pipelines.yaml").write_text(text)

    ran = run(cwd=tmp_path)

    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "cdktf.out").exists()


def test_a_missing_file_is_a_finding_too(tmp_path: Path) -> None:
    ran = run("nowhere.yaml", cwd=tmp_path)

    assert ran.returncode == 2
    assert "nowhere.yaml" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_cdktf_runs_it_in_the_project_s_environment() -> None:
    settings = json.loads((ROOT / "cdktf.json").read_text(encoding="utf-8"))

    assert settings["language"] == "python"
    assert settings["app"] == ".venv/bin/python main.py"
