"""Findings as lines that people read and tools grep."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viaduct.spec.finding import Finding


def line(finding: Finding) -> str:
    """``file:line:column  code  path: what; got ...; allowed ...; fix: ...``, always one line."""
    where = f"{finding.dotted}: " if finding.path else ""
    warning = "warning: " if finding.severity == "warning" else ""
    parts = [
        f"{warning}{where}{finding.message}",
        f"got {finding.got}" if finding.got else "",
        f"allowed: {finding.allowed}" if finding.allowed else "",
        f"fix: {finding.fix}" if finding.fix else "",
    ]
    text = "; ".join(part for part in parts if part)
    place = f"{finding.file}:{finding.line}:{finding.column}"
    return f"{place}  {finding.code}  {_one_line(text)}"


def lines(findings: Sequence[Finding]) -> str:
    """Every finding, then how many there are."""
    errors = sum(finding.severity == "error" for finding in findings)
    counts = [_count(errors, "error"), _count(len(findings) - errors, "warning")]
    return "\n".join([*map(line, findings), ", ".join(count for count in counts if count)])


def to_dict(finding: Finding) -> dict[str, Any]:
    """A finding in JSON's terms, its path dotted."""
    return {key: value for key, value in asdict(finding).items() if key != "at_key"} | {"path": finding.dotted}


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
