"""Synthesizes specs in a child process, as cdktf does, and reads what came out."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.once import once, run_directory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[1]
MAIN = ROOT / "main.py"
REFERENCE = ROOT / "pipelines.yaml"
SECONDS = 600

Body = dict[str, Any]


@dataclass(frozen=True)
class Stack:
    """One stack's ``cdk.tf.json``; ``after`` names the stacks that are applied before it."""

    name: str
    document: Body
    after: frozenset[str]

    @property
    def addresses(self) -> list[str]:
        return sorted(f"{kind}.{name}" for kind, bodies in self.document["resource"].items() for name in bodies)

    @property
    def provider(self) -> Body:
        (block,) = self.document["provider"]["aws"]
        return dict(block)

    def kind(self, kind: str) -> dict[str, Body]:
        """The resources of one type, by name."""
        return dict(self.document["resource"].get(kind, {}))

    def resource(self, address: str) -> Body:
        kind, name = address.split(".")
        return dict(self.document["resource"][kind][name])


@dataclass(frozen=True)
class Synthesis:
    """Every file that one synthesis wrote, by its path below the output directory."""

    files: Mapping[str, bytes]

    @functools.cached_property
    def stacks(self) -> dict[str, Stack]:
        manifest = json.loads(self.files["manifest.json"])["stacks"]
        return {
            name: Stack(name, json.loads(self.files[entry["synthesizedStackPath"]]), frozenset(entry["dependencies"]))
            for name, entry in manifest.items()
        }

    def all(self, kind: str) -> Iterator[tuple[str, Body]]:
        """Each resource of one type as ``stack/address`` and its body."""
        for stack in self.stacks.values():
            for name, body in stack.kind(kind).items():
                yield f"{stack.name}/{kind}.{name}", body


@functools.cache
def synthesized(spec: str) -> Synthesis:
    """The synthesis of a spec's text by main.py; made once in a test run, whatever the number of its processes."""
    shared = run_directory() / hashlib.sha256(spec.encode()).hexdigest()
    with once(shared) as first:
        if first:
            path = shared / "pipelines.yaml"
            path.write_text(spec, encoding="utf-8")
            synthesize(path, cwd=shared)
    return read(shared / "cdktf.out")


def reference() -> Synthesis:
    """The synthesis of the reference system."""
    return synthesized(REFERENCE.read_text(encoding="utf-8"))


def synthesize(
    spec: Path, *, cwd: Path, program: Path = MAIN, environment: Mapping[str, str] | None = None
) -> Synthesis:
    """Run ``program`` on ``spec`` in a fresh process, where it leaves ``cdktf.out/`` in ``cwd``."""
    ran = subprocess.run(
        [sys.executable, str(program), str(spec)],
        cwd=cwd,
        env=_environment() | dict(environment or {}),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert ran.returncode == 0, f"{program.name} {spec}\n{ran.stdout}{ran.stderr}"
    assert ran.stderr == "", f"{program.name} {spec} warned:\n{ran.stderr}"
    return read(cwd / "cdktf.out")


def read(directory: Path) -> Synthesis:
    """What an output directory holds."""
    files = sorted(at for at in directory.rglob("*") if at.is_file())
    return Synthesis({at.relative_to(directory).as_posix(): at.read_bytes() for at in files})


def _environment() -> dict[str, str]:
    ours = {"PYTHONPATH": str(ROOT)}
    return {name: value for name, value in os.environ.items() if name not in {"CDKTF_OUTDIR", "NODE_OPTIONS"}} | ours
