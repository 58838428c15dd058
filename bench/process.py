"""One program as a whole process: how long it takes and how much memory it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
UNITS_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024
SECONDS = 300
# Warm means warm: compiled Python is kept from one run to the next, as it is for everybody.
NOT_INHERITED = {"CDKTF_OUTDIR", "NODE_OPTIONS", "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Measured:
    """Wall-clock and CPU seconds of a process and all of its children."""

    seconds: float
    cpu_seconds: float


@dataclass(frozen=True)
class Synthesis:
    """What a synthesis came to, and the most bytes that each of its processes held at a time."""

    resources: int
    stacks: int
    python_bytes: int
    node_bytes: int


def measure(*arguments: str) -> Measured:
    """Run Python on ``arguments`` in an empty directory.

    Raises:
        RuntimeError: the program failed; with what it said.
    """
    with tempfile.TemporaryDirectory() as cwd, tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=cwd, env=_environment(), stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        # Popen learns of it here, for wait4 was called behind its back.
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(arguments)} exited with {child.returncode}:\n{said.read().decode()}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime)


def look_into(spec: Path) -> Synthesis:
    """Synthesize once more, to count and to weigh."""
    with tempfile.TemporaryDirectory() as cwd:
        ran = subprocess.run(
            [sys.executable, "-m", "bench.memory", str(spec)],
            cwd=cwd,
            env=_environment(),
            capture_output=True,
            check=True,
            timeout=SECONDS,
        )
        emitted = [json.loads(at.read_bytes()) for at in Path(cwd).glob("cdktf.out/stacks/*/cdk.tf.json")]
    resources = sum(len(bodies) for stack in emitted for bodies in stack["resource"].values())
    python, node = (peak * UNITS_OF_MAXRSS for peak in json.loads(ran.stdout.splitlines()[-1]))
    return Synthesis(resources, len(emitted), python, node)


def _environment() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return inherited | {"PYTHONPATH": str(ROOT)}
