"""``viaduct plan`` and ``viaduct apply`` where they need no Terraform."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "viaduct", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("command", ["plan", "apply"])
def test_a_wrong_spec_is_told_with_its_findings(tmp_path: Path, command: str) -> None:
    (tmp_path / "pipelines.yaml").write_text("system: demo\n")
    ran = run(command, cwd=tmp_path)
    assert ran.returncode == 2
    assert "pipelines.yaml:1" in ran.stderr


def test_an_unknown_base_is_wrong_usage(tmp_path: Path) -> None:
    ran = run("plan", "--base", "nowhere", "--matrix", str(ROOT / "pipelines.yaml"), cwd=tmp_path)
    assert ran.returncode == 2
    assert "--base nowhere: there is no such revision here" in ran.stderr


@pytest.mark.parametrize("more", [["--base", "main"], ["--matrix"], ["pipelines.yaml", "connection"]])
def test_the_rest_is_no_choice_of_stacks(more: list[str]) -> None:
    ran = run("plan", *more, "--rest")
    assert ran.returncode == 2
    assert "--rest plans what is left, all of it" in ran.stderr


def test_without_saved_plans_there_is_no_rest(tmp_path: Path) -> None:
    ran = run("plan", "--rest", "--out", str(tmp_path))
    assert ran.returncode == 2
    assert "`viaduct plan` saves plans" in ran.stderr


def test_without_saved_plans_apply_says_how_to_make_them(tmp_path: Path) -> None:
    ran = run("apply", "--plans", str(tmp_path))
    assert ran.returncode == 2
    assert "`viaduct plan` saves plans" in ran.stderr
