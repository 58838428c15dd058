"""``viaduct fetch``: the sealed plans that were reviewed."""

from __future__ import annotations

import os
import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import Annotated

import typer

from viaduct.planning.places import SEALED


def fetch(*, out: Annotated[Path, typer.Option("--out", help="The file to write.")] = SEALED) -> None:
    """Fetch the sealed plans that were reviewed in the pull request of the merged commit.

    For a job of GitHub Actions that runs for a push: it takes the artifact of the last run of plan.yml. If that had
    nothing to apply there is no file, and it exits 0. Exits 1 when there is nothing that was reviewed.
    """
    from viaduct.files import write_bytes_atomically
    from viaduct.github.job import job_of
    from viaduct.github.reviewed import reviewed

    out.unlink(missing_ok=True)
    found = reviewed(job_of(os.environ))
    if found.sealed is None:
        sys.stdout.write(f"#{found.pull_request} has nothing to apply ({found.run}).\n")
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    write_bytes_atomically(out, found.sealed)
    sys.stdout.write(f"The plans of #{found.pull_request} ({found.run}) are in {out}.\n")
