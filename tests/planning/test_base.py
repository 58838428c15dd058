"""The revision that a change is compared with."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.planning.project import TINY, Project
from viaduct.errors import UsageError
from viaduct.planning.base import checked_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_the_base_is_where_the_branch_left_it(project: Project, tmp_path: Path) -> None:
    left = project.git("rev-parse", "HEAD")
    project.git("checkout", "--quiet", "-b", "change")
    project.commit("Mine")
    project.git("checkout", "--quiet", "main")
    project.write(TINY.replace("hello", "theirs"))
    project.commit("Theirs")
    project.git("checkout", "--quiet", "change")

    program, spec = project.directory / "main.py", project.directory / "pipelines.yaml"
    with checked_out("main", program, spec, tmp_path / "base") as base:
        assert base.commit == left
        assert base.spec.read_text() == TINY
        assert base.program == tmp_path / "base" / "main.py"
    assert not (tmp_path / "base").exists()


@pytest.mark.parametrize(
    ("ref", "program", "spec", "told"),
    [
        ("nowhere", "main.py", "pipelines.yaml", "no such revision here; fetch it first"),
        ("main", "main.py", "../elsewhere.yaml", "is not in the repository"),
        ("main", "../main.py", "pipelines.yaml", "--base needs the git repository of"),
        ("--upload-pack=x", "main.py", "pipelines.yaml", "no such revision here"),
    ],
)
def test_what_can_not_be_compared_is_told(
    project: Project, tmp_path: Path, ref: str, program: str, spec: str, told: str
) -> None:
    at = project.directory
    with pytest.raises(UsageError, match=told), checked_out(ref, at / program, at / spec, tmp_path / "base"):
        pass


def test_without_a_common_history_it_says_what_to_fetch(project: Project, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    project.commit("Second")
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{project.directory}", str(shallow)], check=True)
    with (
        pytest.raises(UsageError, match="fetch-depth: 0"),
        checked_out("HEAD~1", shallow / "main.py", shallow / "pipelines.yaml", tmp_path / "base"),
    ):
        pass


@pytest.mark.synth
def test_a_base_that_can_not_be_synthesized_is_told_and_every_stack_planned(project: Project) -> None:
    project.write("system: [")
    project.commit("Broken")
    project.git("checkout", "--quiet", "-b", "change")
    project.write(TINY)
    said = project.viaduct("plan", "--base", "main", "--matrix")

    assert sum(map(len, json.loads(said.splitlines()[0])["layers"])) == 4
    assert "the base can't be synthesized, so every stack is planned" in said
