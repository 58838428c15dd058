"""``viaduct recover``: the way back after an apply that broke off."""

from __future__ import annotations

import os
import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from viaduct.planning.places import OUTPUT, PARALLEL, PLANS, SPEC

if TYPE_CHECKING:
    from viaduct.recovery.bucket import StateBucket

Names = list[str] | None


def recover(
    file: Annotated[Path, typer.Argument(help="The spec.")] = SPEC,
    *,
    from_: Annotated[
        Path | None, typer.Option("--from", help="A copy of the cdktf.out where it broke off, of a CI runner's say.")
    ] = None,
    unlock: Annotated[Names, typer.Option("--unlock", help="Break the lock with this ID: its holder is dead.")] = None,
    push: Annotated[Names, typer.Option("--push", help="Save this stack's errored.tfstate, then remove it.")] = None,
    import_: Annotated[
        Names, typer.Option("--import", help="Take into this stack's state what exists under its names in AWS.")
    ] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Plan the half-applied stacks again.")] = False,
    plans: Annotated[Path, typer.Option("--plans", help="Where `viaduct plan` has saved them.")] = PLANS,
    parallel: Annotated[int, typer.Option("--parallel", min=1, help="How many stacks side by side.")] = PARALLEL,
) -> None:
    """Say what a broken apply has left, and repair it: locks, unsaved states, half-applied stacks.

    At a terminal it asks before each repair; the options name those that are agreed to. Nothing is applied or
    destroyed. Exits 0 when there is nothing to repair, or nothing any more, 1 when something is left, and 2 for
    wrong usage.
    """
    from viaduct.machine import TERRAFORM_VARIABLE, check_machine
    from viaduct.recovery.carried import Tree
    from viaduct.recovery.consent import Consent, asking
    from viaduct.recovery.processes import this_machine
    from viaduct.recovery.recover import Order, look, repair
    from viaduct.watch.entry import SystemClock

    bucket = _bucket(file)
    tree = Tree(OUTPUT, plans)
    order = Order(file, tree, from_, os.environ, parallel, lambda: check_machine(os.environ))
    machine = this_machine(os.environ.get(TERRAFORM_VARIABLE, "terraform"))
    findings = look(order, bucket, machine, SystemClock().now(), sys.stdout)
    sys.stdout.flush()
    unlocked, pushed, adopted = (frozenset(names or ()) for names in (unlock, push, import_))
    consent = Consent(unlocked, pushed, adopted, plan, asking(sys.stdin, sys.stdout))
    if not repair(order, findings, consent, sys.stdout, sys.stderr):
        raise typer.Exit(1)


def _bucket(file: Path) -> StateBucket:
    """The state bucket, with the credentials of the shell."""
    import boto3

    from viaduct import names
    from viaduct.bootstrap.clients import client_of
    from viaduct.recovery.bucket import StateBucket
    from viaduct.recovery.failures import explained
    from viaduct.spec import load_system

    system = load_system(file)
    with explained("could not start an AWS session"):
        s3 = client_of(boto3.Session(), "s3", names.state_region(system), None)
    return StateBucket(s3, names.state_bucket(system), f"{system.system}/")
