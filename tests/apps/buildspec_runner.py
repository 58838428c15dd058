"""Runs a buildspec the way CodeBuild does, as far as that goes without its image.

What is modelled, with the page of https://docs.aws.amazon.com/codebuild/latest/userguide/ that says so:

- all commands run in one instance of the declared shell, phases in order, and the first command that fails ends its
  phase; `finally` runs all the same (build-spec-ref.html);
- after a failed install or pre_build nothing else runs; after a failed build, post_build does, unless the phase says
  `on-failure: ABORT`; `CONTINUE` goes on to the next phase (build-spec-ref.html, view-build-details-phases.html);
- artifacts are collected even after a failed build phase: "The UPLOAD_ARTIFACTS phase is always attempted, even if the
  BUILD phase fails" (view-build-details-phases.html). That page does not say that ABORT changes this: here it doesn't;
- `runtime-versions` does not install anything: it is an error when the program on PATH has another major version.

The cache is not modelled.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .build_shell import BuildShell
from .buildspec import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .buildspec import Artifacts, Buildspec, Phase

BUILD_SECONDS = 300
_ENDS_THE_BUILD = ("install", "pre_build")


@dataclass(frozen=True)
class Build:
    """How a build ended: the phases that ran, with the command that failed, and what was collected."""

    phases: Mapping[str, str | None]
    artifact: Path
    log: str

    @property
    def succeeded(self) -> bool:
        return not any(self.phases.values())

    @property
    def files(self) -> set[str]:
        """The artifact's files, relative to its root."""
        found = (path for path in self.artifact.rglob("*") if path.is_file())
        return {path.relative_to(self.artifact).as_posix() for path in found}


def run(buildspec: Path, *, source: Path, scratch: Path, environment: Mapping[str, str]) -> Build:
    """Run a buildspec at the root of a source tree; the artifact lands in `scratch`.

    Raises:
        UnknownKeyError: the buildspec says something that is not modelled.
        AssertionError: a runtime is missing, or has another major version.
    """
    spec = load(buildspec)
    scratch.mkdir(parents=True)
    variables = {**dict(spec.variables), **environment, "CODEBUILD_SRC_DIR": str(source)}
    with BuildShell(spec.shell, cwd=source, scratch=scratch, environment=variables, seconds=BUILD_SECONDS) as shell:
        phases = _run_phases(spec, shell, variables)
        log = shell.log.read_text() if shell.log.exists() else ""
    artifact = scratch / "artifact"
    artifact.mkdir()
    if _uploads(phases):
        _collect(spec.artifacts, source, artifact)
    return Build(phases=phases, artifact=artifact, log=log)


def _run_phases(spec: Buildspec, shell: BuildShell, variables: Mapping[str, str]) -> dict[str, str | None]:
    outcome: dict[str, str | None] = {}
    for phase in spec.phases:
        _check_runtimes(phase, variables)
        shell.set("CODEBUILD_BUILD_SUCCEEDING", "0" if any(outcome.values()) else "1")
        outcome[phase.name] = _run_phase(phase, shell)
        if outcome[phase.name] is not None and _stops(phase):
            break
    return outcome


def _run_phase(phase: Phase, shell: BuildShell) -> str | None:
    failed = next((command for command in phase.commands if shell.run(command) != 0), None)
    for command in phase.finally_:
        if shell.run(command) != 0:
            return failed or command
    return failed


def _stops(phase: Phase) -> bool:
    if phase.on_failure == "CONTINUE":
        return False
    return phase.on_failure == "ABORT" or phase.name in _ENDS_THE_BUILD


def _uploads(phases: Mapping[str, str | None]) -> bool:
    return not any(phases.get(name) for name in _ENDS_THE_BUILD)


def _check_runtimes(phase: Phase, variables: Mapping[str, str]) -> None:
    for runtime, wanted in phase.runtimes:
        assert runtime == "nodejs", f"runtime-versions: {runtime} is not modelled"
        node = shutil.which("node", path=variables["PATH"])
        assert node is not None, "node is not on PATH"
        got = subprocess.run([node, "--version"], check=True, capture_output=True, text=True, timeout=30).stdout
        assert got.startswith(f"v{wanted}."), f"the buildspec wants Node {wanted}, this is {got}"


def _collect(artifacts: Artifacts, source: Path, target: Path) -> None:
    base = source / artifacts.base_directory
    for pattern in artifacts.files:
        for path in base.glob(pattern):
            if path.is_file():
                copy = target / path.relative_to(base)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, copy)
