"""A buildspec that CodeBuild can't read fails the first build, minutes after everything was applied.

One in the repository is read there; one that stands here can be looked at here.
https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from viaduct.spec.builds import every_build
from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V709"
TITLE = "A buildspec in the spec has the shape that CodeBuild reads"
VERSIONS = (0.1, 0.2, "0.1", "0.2")
SECTIONS = ("version", "run-as", "env", "proxy", "batch", "phases", "reports", "artifacts", "cache")
PHASES = ("install", "pre_build", "build", "post_build")
PARTS = ("run-as", "on-failure", "runtime-versions", "commands", "finally")


def check(system: System) -> Iterator[Finding]:
    """What CodeBuild would not read in the buildspecs that are mappings."""
    for path, _, build in every_build(system):
        if isinstance(build.buildspec, Mapping):
            yield from _sections((*path, "buildspec"), build.buildspec)


def _sections(path: Path, buildspec: Mapping[str, Any]) -> Iterator[Finding]:
    if buildspec.get("version") not in VERSIONS:
        got = str(buildspec.get("version", "none"))
        yield Finding(CODE, (*path, "version"), "a buildspec says its version", got, "0.2, 0.1", "write 'version: 0.2'")
    yield from _unknown(path, "section", buildspec, SECTIONS)
    phases = buildspec.get("phases")
    if not isinstance(phases, Mapping) or not phases:
        fix = "write 'phases: {build: {commands: [...]}}'"
        yield Finding(CODE, (*path, "phases"), "a buildspec has phases", "", ", ".join(PHASES), fix)
        return
    yield from _unknown((*path, "phases"), "phase", phases, PHASES)
    for name in sorted(set(phases) & set(PHASES)):
        yield from _phase((*path, "phases", name), phases[name])


def _phase(path: Path, phase: object) -> Iterator[Finding]:
    if not isinstance(phase, Mapping):
        yield Finding(CODE, path, "a phase is a mapping", fix="write '{commands: [...]}'")
        return
    yield from _unknown(path, "part of a phase", phase, PARTS)
    for key in ("commands", "finally"):
        commands = phase.get(key, [])
        wrong = [commands] if not isinstance(commands, list) else [c for c in commands if not isinstance(c, str)]
        if wrong:
            fix = "write each on a line of its own, in quotes where it has a colon"
            yield Finding(CODE, (*path, key), "commands are a list of texts", str(wrong[0])[:60], fix=fix)


def _unknown(path: Path, what: str, written: Iterable[str], known: tuple[str, ...]) -> Iterator[Finding]:
    for key in sorted(set(written) - set(known)):
        fix = did_you_mean(key, known)
        yield Finding(CODE, (*path, key), f"CodeBuild knows no such {what}", key, ", ".join(known), fix, at_key=True)
