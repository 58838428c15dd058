"""``viaduct check``: everything that is wrong with a spec, or what it comes to."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from viaduct.spec.loader import Checked


class Format(StrEnum):
    """How the answer is written."""

    text = "text"
    json = "json"


def check(
    file: Annotated[Path, typer.Argument(help="The spec.")] = Path("pipelines.yaml"),
    format_: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.text,
) -> None:
    """Check pipelines.yaml: print what it comes to, or every finding with its line and its fix.

    Exits 2 when there are errors; warnings are shown and fail nothing.
    """
    from viaduct import spec

    checked = spec.check(file)
    text = _as_json(checked) if format_ is Format.json else _as_text(checked)
    sys.stdout.write(text + "\n")
    if checked[0] is None:
        raise typer.Exit(2)


def _as_text(checked: Checked) -> str:
    from viaduct.spec.report import lines
    from viaduct.spec.summary import rendered, summary_of

    system, findings = checked
    found = [lines(findings)] if findings else []
    return "\n".join([*found, *([f"OK  {rendered(summary_of(system))}"] if system else [])])


def _as_json(checked: Checked) -> str:
    import json

    from viaduct.spec.report import to_dict
    from viaduct.spec.summary import summary_of

    system, findings = checked
    summary = summary_of(system).to_dict() if system else None
    answer = {"ok": system is not None, "findings": [to_dict(finding) for finding in findings], "summary": summary}
    return json.dumps(answer, indent=2)
