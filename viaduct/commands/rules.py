"""``viaduct rules``: every rule that a spec is checked by, as a Markdown page."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer


def rules(
    write: Annotated[Path | None, typer.Option("--write", help="Write the page to this file instead.")] = None,
) -> None:
    """Print the rules that pipelines.yaml is checked by."""
    from viaduct.files import write_text_atomically
    from viaduct.spec.rulebook import page

    if write:
        write_text_atomically(write, page())
    else:
        sys.stdout.write(page())
