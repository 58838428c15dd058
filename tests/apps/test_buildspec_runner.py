from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from . import buildspec_runner, tools
from .buildspec import UnknownKeyError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.apps


def build(tmp_path: Path, text: str) -> buildspec_runner.Build:
    source = tmp_path / "source"
    source.mkdir()
    spec = source / "buildspec.yml"
    spec.write_text("version: 0.2\n" + text)
    return buildspec_runner.run(spec, source=source, scratch=tmp_path / "scratch", environment=tools.environment())


def test_directory_and_variables_hold_from_one_command_and_phase_to_the_next(tmp_path: Path) -> None:
    result = build(
        tmp_path,
        """
phases:
  install: {commands: [mkdir below, cd below, export WORD=kept]}
  build: {commands: ['echo "$WORD" > word']}
artifacts: {files: ["**/*"], base-directory: below}
""",
    )
    assert result.succeeded
    assert (result.artifact / "word").read_text() == "kept\n"


def test_the_declared_shell_runs_the_commands(tmp_path: Path) -> None:
    result = build(tmp_path, "env: {shell: bash}\nphases: {build: {commands: ['[[ -n $BASH_VERSION ]]']}}")
    assert result.succeeded, result.log


@pytest.mark.parametrize("phase", ["install", "pre_build"])
def test_a_failure_before_the_build_phase_ends_everything(tmp_path: Path, phase: str) -> None:
    result = build(
        tmp_path,
        f"""
phases:
  {phase}: {{commands: [touch made, "false", touch after], finally: [touch finally]}}
  build: {{commands: [touch built]}}
  post_build: {{commands: [touch late]}}
artifacts: {{files: ["*"]}}
""",
    )
    assert result.phases == {phase: "false"}
    assert result.files == set()
    made = {path.name for path in (tmp_path / "source").iterdir()}
    assert made == {"buildspec.yml", "made", "finally"}


def test_after_a_failed_build_phase_post_build_runs_and_artifacts_are_collected(tmp_path: Path) -> None:
    result = build(
        tmp_path,
        """
phases:
  build: {commands: ["exit_code() { return 3; }; exit_code"]}
  post_build: {commands: ['echo "$CODEBUILD_BUILD_SUCCEEDING" > succeeding']}
artifacts: {files: [succeeding]}
""",
    )
    assert not result.succeeded
    assert (result.artifact / "succeeding").read_text() == "0\n"


def test_abort_keeps_post_build_from_running(tmp_path: Path) -> None:
    result = build(
        tmp_path,
        """
phases:
  build: {on-failure: ABORT, commands: ["false"]}
  post_build: {commands: [touch late]}
""",
    )
    assert list(result.phases) == ["build"]


def test_a_command_that_ends_the_shell_fails(tmp_path: Path) -> None:
    result = build(tmp_path, "phases: {build: {commands: [exit 0, touch after]}}")
    assert result.phases == {"build": "exit 0"}


def test_a_key_that_is_not_modelled_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownKeyError, match=r"phases\.build: run-as"):
        build(tmp_path, "phases: {build: {run-as: root, commands: []}}")


def test_another_major_version_of_a_runtime_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="wants Node 18"):
        build(tmp_path, "phases: {install: {runtime-versions: {nodejs: 18}}}")
