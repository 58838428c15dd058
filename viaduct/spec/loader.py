"""From a file to a ``System``, or to everything that is wrong with it.

Text, nodes, plain data, model, rules: each step runs only when the one before left something to go on with. Of a file
that does not fit the model, the rules judge what remains when the rest is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from viaduct.errors import SpecError
from viaduct.spec import rules, wording
from viaduct.spec.finding import Finding
from viaduct.spec.model import System
from viaduct.spec.nodes import Mark, Scalar
from viaduct.spec.parse import parse
from viaduct.spec.plain import Plain, plain
from viaduct.spec.salvage import Salvaged, salvage
from viaduct.spec.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path as FilePath

    from viaduct.spec.finding import Path

Checked = tuple[System | None, tuple[Finding, ...]]


def load_system(path: FilePath) -> System:
    """The system that the file describes; warnings are left to ``check``.

    Raises:
        SpecError: with every finding, in the order of the file.
    """
    system, findings = check(path)
    if system is None:
        raise SpecError(findings)
    return system


def check(path: FilePath) -> Checked:
    """The system, and the findings in the order of the file; no system where one of them is an error."""
    text = read_text(path)
    system, findings = (None, (text,)) if isinstance(text, Finding) else check_text(text)
    return system, tuple(replace(finding, file=str(path)) for finding in findings)


def check_text(text: str) -> Checked:
    """``check`` of a file's text; the findings name no file."""
    root, broken = parse(text)
    if root is None:
        return None, broken
    read = plain(root)
    system, misfits = _validated(read)
    findings = _distinct([*broken, *read.findings, *misfits])
    whole = Salvaged(system, frozenset()) if system is not None and not findings else None
    fitting = whole or salvage(read.data, _doubtful([*broken, *read.findings], read))
    if fitting is not None:
        findings += tuple(_placed(finding, read) for finding in rules.run(fitting.system, fitting.lost))
    failed = any(finding.severity == "error" for finding in findings)
    return None if failed else system, _in_file_order(findings)


def _validated(read: Plain) -> tuple[System | None, list[Finding]]:
    try:
        return System.model_validate(read.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, [_placed(finding, read) for finding in wording.findings(errors, read.index)]


def _doubtful(findings: Iterable[Finding], read: Plain) -> Iterator[Path]:
    """The paths that the reader's findings are about; ``()`` for one that could concern everything."""
    for finding in findings:
        mark = Mark(finding.line, finding.column)
        there = [path for path, place in read.index.items() if mark in {place.key, place.node.mark}]
        yield from [finding.path] if finding.path else there or [()]


def _placed(finding: Finding, read: Plain) -> Finding:
    """The finding at its value; at the key of a collection; or, for what is not there, at what it should be in."""
    if finding.line:
        return finding
    path: Path = finding.path
    while path not in read.index:
        path = path[:-1]
    place = read.index[path]
    scalar = isinstance(place.node, Scalar) and path == finding.path and not finding.at_key
    mark: Mark = place.node.mark if scalar else place.key
    return replace(finding, line=mark.line, column=mark.column)


def _distinct(findings: list[Finding]) -> tuple[Finding, ...]:
    """One finding a path: the first, for the reader's findings say more than what the model then makes of it."""
    kept: dict[object, Finding] = {}
    for finding in findings:
        kept.setdefault(finding.path or (finding.line, finding.column), finding)
    return tuple(kept.values())


def _in_file_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.line, f.column, f.code, f.dotted)))
