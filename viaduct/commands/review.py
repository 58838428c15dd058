"""``viaduct review``: Terraform's plans as one comment for a pull request."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer


def review(
    plans: Annotated[list[Path], typer.Argument(help="Files STACK.json, or directories that hold such.")],
    *,
    out: Annotated[Path | None, typer.Option("--out", help="Write the comment to this file instead.")] = None,
) -> None:
    """Turn Terraform's plans into one comment that a reviewer can judge in a minute.

    A plan is what `terraform show -json PLAN_FILE` prints, in a file that is called after its stack; `viaduct rehearse
    --plans DIRECTORY` keeps such files.
    """
    from viaduct.files import write_text_atomically
    from viaduct.review import review as reviewed
    from viaduct.review.markdown import markdown
    from viaduct.review.page.compose import page_of
    from viaduct.review.plan_files import read_plans

    text = markdown(page_of(reviewed(read_plans(plans))), "viaduct-review")
    if out:
        write_text_atomically(out, text)
    else:
        sys.stdout.write(text)
