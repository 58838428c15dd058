"""``python -m bench``: what the speed of Viaduct rests on, measured here and now, in about two minutes."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.process import ROOT, look_into, measure
from bench.specs import write_spec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.process import Measured, Synthesis

REFERENCE = str(ROOT / "pipelines.yaml")
LAZY = (str(ROOT / "main.py"), REFERENCE)
ORDINARY = (str(ROOT / "bench" / "ordinary.py"), REFERENCE)
CHECK = ("-m", "viaduct", "check", REFERENCE)
PAIRS_OF_SYNTHESES = 3
CHECKS = 5
SIZES = (1, 11, 54)
MIB = 2**20


def main() -> None:
    """Measure and print, a table as soon as it is complete."""
    _write(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}")
    _write(f"load {os.getloadavg()[0]:.1f}: the numbers are those of an idle machine only near 0\n")
    _table(("whole process, s", "lazy", "ordinary", "ratio"), _bindings())
    _table(("whole process, s", "median", "fastest"), _checks())
    header = ("resources", "stacks", "s", "CPU s", "ms each", "ms each more", "Python MiB", "Node MiB")
    _table(header, _sizes())


def _bindings() -> Iterator[Sequence[str]]:
    for program in (LAZY, ORDINARY):
        measure(*program)
    pairs = [(measure(*LAZY), measure(*ORDINARY)) for _ in range(PAIRS_OF_SYNTHESES)]
    for number, (lazy, ordinary) in enumerate(pairs, start=1):
        yield _compared(f"synthesis {number}", lazy.seconds, ordinary.seconds, ordinary.seconds / lazy.seconds)
    yield _compared(
        "median",
        median(lazy.seconds for lazy, _ in pairs),
        median(ordinary.seconds for _, ordinary in pairs),
        median(ordinary.seconds / lazy.seconds for lazy, ordinary in pairs),
    )
    yield _compared(
        "median of CPU s",
        median(lazy.cpu_seconds for lazy, _ in pairs),
        median(ordinary.cpu_seconds for _, ordinary in pairs),
        median(ordinary.cpu_seconds / lazy.cpu_seconds for lazy, ordinary in pairs),
    )


def _compared(label: str, lazy: float, ordinary: float, ratio: float) -> Sequence[str]:
    return label, f"{lazy:.2f}", f"{ordinary:.2f}", f"{ratio:.1f}"


def _checks() -> Iterator[Sequence[str]]:
    measure(*CHECK)
    seconds = [measure(*CHECK).seconds for _ in range(CHECKS)]
    yield "viaduct check", f"{median(seconds):.2f}", f"{min(seconds):.2f}"


def _sizes() -> Iterator[Sequence[str]]:
    resources, seconds = 0, 0.0
    with tempfile.TemporaryDirectory() as directory:
        spec = Path(directory) / "pipelines.yaml"
        for pairs in SIZES:
            write_spec(spec, pairs)
            measured, synthesis = measure(LAZY[0], str(spec)), look_into(spec)
            more = (measured.seconds - seconds) / (synthesis.resources - resources) if resources else None
            resources, seconds = synthesis.resources, measured.seconds
            yield _sized(measured, synthesis, more)


def _sized(measured: Measured, synthesis: Synthesis, seconds_of_one_more: float | None) -> Sequence[str]:
    return (
        f"{synthesis.resources:,}",
        f"{synthesis.stacks}",
        f"{measured.seconds:.2f}",
        f"{measured.cpu_seconds:.2f}",
        f"{1000 * measured.seconds / synthesis.resources:.1f}",
        "" if seconds_of_one_more is None else f"{1000 * seconds_of_one_more:.1f}",
        f"{synthesis.python_bytes / MIB:.0f}",
        f"{synthesis.node_bytes / MIB:.0f}",
    )


def _table(header: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for first, *rest in lines:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        _write("  ".join(cells).rstrip())
    _write("")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
