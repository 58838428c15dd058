"""``viaduct schema``: the JSON Schema of pipelines.yaml, for editors."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer


def schema(
    write: Annotated[Path | None, typer.Option("--write", help="Write it to this file instead.")] = None,
) -> None:
    """Print the JSON Schema of pipelines.yaml."""
    from viaduct.files import write_text_atomically
    from viaduct.spec.schema import schema_text

    if write:
        write_text_atomically(write, schema_text())
    else:
        sys.stdout.write(schema_text())
