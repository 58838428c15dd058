"""``viaduct review``: Terraform's plans as one comment for a pull request."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer

from viaduct.review.gates import Gate


def review(
    plans: Annotated[list[Path], typer.Argument(help="Files STACK.json, or directories that hold such.")],
    *,
    fail_on: Annotated[str, typer.Option("--fail-on", help=f"Exit 3 on any of these: {', '.join(Gate)}.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Write the comment to this file instead.")] = None,
) -> None:
    """Turn Terraform's plans into one comment that a reviewer can judge in a minute.

    A plan is what `terraform show -json PLAN_FILE` prints, in a file that is called after its stack; `viaduct rehearse
    --plans DIRECTORY` keeps such files. Exits 2 for what is no whole plan, and 3 where something of --fail-on was
    found; the comment is written all the same.
    """
    from viaduct.errors import GateFired
    from viaduct.files import write_text_atomically
    from viaduct.review import review as reviewed
    from viaduct.review.gates import fired, gates_of, told
    from viaduct.review.markdown import markdown
    from viaduct.review.page.compose import page_of
    from viaduct.review.plan_files import read_plans

    gates = gates_of(fail_on)
    found = reviewed(read_plans(plans))
    text = markdown(page_of(found), "viaduct-review")
    if out:
        write_text_atomically(out, text)
    else:
        sys.stdout.write(text)
    if stopped := fired(found, gates):
        raise GateFired(told(stopped))
