"""``viaduct bootstrap``: make or check the bucket of Terraform's state."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from viaduct.bootstrap.wanted import StateBucket
    from viaduct.spec.model import System


def bootstrap(
    file: Annotated[Path, typer.Argument(help="The description of the system.")] = Path("pipelines.yaml"),
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Repair what is weaker than it must be.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the steps and change nothing.")] = False,
) -> None:
    """Make the S3 bucket of Terraform's state, or check the one that exists."""
    import boto3

    from viaduct.bootstrap import bootstrap as run
    from viaduct.bootstrap.failures import explained
    from viaduct.spec import load_system

    wanted = wanted_bucket(load_system(file))
    with explained("could not start an AWS session"):
        session = boto3.Session()
    run(session, wanted, fix=fix, dry_run=dry_run, out=sys.stdout)


def wanted_bucket(system: System) -> StateBucket:
    """The state bucket that the system's description asks for."""
    from viaduct import names
    from viaduct.bootstrap.wanted import StateBucket

    return StateBucket(
        bucket=names.state_bucket(system),
        region=names.state_region(system),
        account=system.home.account,
        key_alias=names.state_key_alias(system),
        tags=system.tags,
    )
