"""What a buildspec says, read strictly: a key that the runner does not know is an error, never skipped.

Reference: https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PHASES = ("install", "pre_build", "build", "post_build")
SHELLS = {"sh": "/bin/sh", "/bin/sh": "/bin/sh", "bash": "/bin/bash"}

ON_FAILURE = ("ABORT", "CONTINUE")


class UnknownKeyError(ValueError):
    """The buildspec uses something that the runner can't run."""


@dataclass(frozen=True)
class Phase:
    name: str
    commands: tuple[str, ...] = ()
    finally_: tuple[str, ...] = ()
    on_failure: Literal["ABORT", "CONTINUE"] | None = None
    runtimes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Artifacts:
    files: tuple[str, ...] = ()
    base_directory: str = "."


@dataclass(frozen=True)
class Buildspec:
    shell: str
    variables: tuple[tuple[str, str], ...]
    phases: tuple[Phase, ...]
    artifacts: Artifacts


def load(path: Path) -> Buildspec:
    """Read a buildspec of version 0.2."""
    document = YAML(typ="safe").load(path)
    _only(document, {"version", "env", "phases", "artifacts", "cache"}, "the buildspec")
    if document["version"] != 0.2:
        raise UnknownKeyError(f"version {document['version']}: only 0.2 runs all commands in one shell")
    env = document.get("env", {})
    _only(env, {"shell", "variables"}, "env")
    phases = document["phases"]
    _only(phases, set(PHASES), "phases")
    return Buildspec(
        shell=SHELLS[env.get("shell", "sh")],
        variables=_pairs(env.get("variables", {})),
        phases=tuple(_phase(name, phases[name]) for name in PHASES if name in phases),
        artifacts=_artifacts(document.get("artifacts", {})),
    )


def _phase(name: str, body: Mapping[str, Any]) -> Phase:
    _only(body, {"commands", "finally", "on-failure", "runtime-versions"}, f"phases.{name}")
    on_failure = body.get("on-failure")
    if on_failure not in (None, *ON_FAILURE):
        raise UnknownKeyError(f"phases.{name}.on-failure: {on_failure}")
    return Phase(
        name=name,
        commands=tuple(body.get("commands", ())),
        finally_=tuple(body.get("finally", ())),
        on_failure=cast("Literal['ABORT', 'CONTINUE'] | None", on_failure),
        runtimes=_pairs(body.get("runtime-versions", {})),
    )


def _artifacts(body: Mapping[str, Any]) -> Artifacts:
    _only(body, {"files", "base-directory"}, "artifacts")
    return Artifacts(files=tuple(body.get("files", ())), base_directory=body.get("base-directory", "."))


def _pairs(mapping: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in mapping.items())


def _only(mapping: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = set(mapping) - known
    if unknown:
        raise UnknownKeyError(f"{where}: {', '.join(sorted(unknown))}")
