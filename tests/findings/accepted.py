"""What checkov, parliament and cfn-lint may find: only what ``accepted.yaml`` lists, with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = Path(__file__).with_name("accepted.yaml")
Tool = Literal["checkov", "parliament", "cfn-lint"]


@dataclass(frozen=True)
class Finding:
    """One finding of a tool: the check's id, and on what it is."""

    check: str
    on: str


@dataclass(frozen=True)
class Accepted:
    """An entry of the file: ``on`` is a regular expression, ``seen`` a system, or an application, that shows it."""

    tool: Tool
    check: str
    on: str
    seen: str
    because: str

    def covers(self, finding: Finding) -> bool:
        """Whether this is the finding that was meant."""
        return finding.check == self.check and re.fullmatch(self.on, finding.on) is not None


def accepted(tool: Tool) -> list[Accepted]:
    """The entries of one tool."""
    entries = YAML(typ="safe", pure=True).load(FILE.read_text("utf-8"))
    return [Accepted(tool, **entry) for entry in entries[tool]]


def assert_accepted(tool: Tool, seen: str, found: Iterable[Finding]) -> None:
    """Nothing was found that the file does not list, and what it says is seen here was found."""
    entries, findings = accepted(tool), set(found)
    new = sorted(f"{each.check} on {each.on}" for each in findings if not any(e.covers(each) for e in entries))
    assert not new, f"{tool} finds in {seen} what {FILE.name} does not list:\n" + "\n".join(new)
    mine = [entry for entry in entries if entry.seen == seen]
    gone = sorted(f"{e.check} on {e.on}" for e in mine if not any(e.covers(each) for each in findings))
    assert not gone, f"{tool} no longer finds in {seen} what {FILE.name} says is seen there:\n" + "\n".join(gone)
