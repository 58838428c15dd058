"""``viaduct modules``: the Terraform modules, for teams that write HCL."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from viaduct.errors import UsageError

_OUT = Path("dist/modules")


def modules(
    *,
    out: Annotated[Path | None, typer.Option("--out", help=f"Where to write them; {_OUT} if left out.")] = None,
    publish: Annotated[
        str | None, typer.Option("--publish", metavar="s3://BUCKET/PREFIX", help="Put archives there instead.")
    ] = None,
    version: Annotated[
        str | None, typer.Option("--version", metavar="X.Y.Z", help="The version of what is published.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would be put and write nothing.")] = False,
) -> None:
    """Write the Terraform modules for teams that use plain Terraform, or publish them in S3.

    What was published is never replaced: a version that exists is refused.
    """
    if publish is not None:
        if version is None or out is not None:
            raise UsageError("--publish needs --version X.Y.Z, and writes no directory: leave --out out")
        _publish(publish, version, dry_run=dry_run)
        return
    if version is not None or dry_run:
        raise UsageError("--version and --dry-run go with --publish s3://BUCKET/PREFIX")
    _write(out or _OUT)


def _write(directory: Path) -> None:
    from viaduct.terraform_modules.emitter import project_emitter
    from viaduct.terraform_modules.report import lines
    from viaduct.terraform_modules.write import write_modules

    emission = write_modules(directory, project_emitter(os.environ))
    sys.stdout.writelines(f"{line}\n" for line in lines(emission))


def _publish(url: str, version: str, *, dry_run: bool) -> None:
    from viaduct.terraform_modules.publishing.library import parse_library, parse_version

    library, version = parse_library(url), parse_version(version)

    import boto3

    from viaduct.terraform_modules.emitter import project_emitter
    from viaduct.terraform_modules.publishing import publish
    from viaduct.terraform_modules.publishing.failures import explained
    from viaduct.terraform_modules.read import emit_and_read

    emitted = emit_and_read(project_emitter(os.environ))
    with explained("could not start an AWS session"):
        session = boto3.Session()
    publish(session, library, version, emitted, dry_run=dry_run, out=sys.stdout)
