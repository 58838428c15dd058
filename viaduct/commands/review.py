"""``viaduct review``: Terraform's plans as one comment for a pull request."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer

from viaduct.review.gates import Gate


class Format(StrEnum):
    """How the answer is written."""

    markdown = "markdown"
    json = "json"


def review(
    plans: Annotated[
        list[Path], typer.Argument(help="Where `viaduct plan` saves; or files STACK.json, or directories of such.")
    ],
    *,
    fail_on: Annotated[str, typer.Option("--fail-on", help=f"Exit 3 on any of these: {', '.join(Gate)}.")] = "",
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.markdown,
    out: Annotated[Path | None, typer.Option("--out", help="Write it to this file instead.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write all of it as a page for a browser too.")] = None,
    details_at: Annotated[str, typer.Option("--details-at", help="The URL of that page, for a long comment.")] = "",
    step_summary: Annotated[
        bool, typer.Option("--step-summary", help="Add the comment to $GITHUB_STEP_SUMMARY too.")
    ] = False,
    comment: Annotated[
        bool, typer.Option("--comment", help="Also make it the one comment on the pull request of this job.")
    ] = False,
    marker: Annotated[str, typer.Option("--marker", help="What the next run finds the comment by.")] = "viaduct-review",
) -> None:
    """Turn Terraform's plans into one comment that a reviewer can judge in a minute.

    A plan is what `terraform show -json PLAN_FILE` prints, in a file that is called after its stack; `viaduct rehearse
    --plans DIRECTORY` keeps such files. Of what `viaduct plan` saves it also tells which stacks have no plan. Exits 2
    for what is no whole plan, and 3 where something of --fail-on was found; the comment is written all the same.
    """
    from viaduct.errors import GateFired
    from viaduct.review import review as reviewed
    from viaduct.review.gates import fired, gates_of, told
    from viaduct.review.plan_files import read_plans
    from viaduct.review.plans_directory import unplanned_in
    from viaduct.review.writing import Written, summary_file, write

    gates = gates_of(fail_on)
    where = Written(out, html, summary_file(os.environ) if step_summary else None, marker, details_at)
    found = reviewed(read_plans(plans), unplanned_in(plans))
    stopped = fired(found, gates)
    text = write(found, stopped, where, sys.stdout, as_json=format_ is Format.json)
    if comment:
        _comment(text)
    if stopped:
        raise GateFired(told(stopped))


def _comment(text: str) -> None:
    from viaduct.github.comment import comment
    from viaduct.github.job import job_of

    sys.stderr.write(f"{comment(job_of(os.environ), text)}\n")
