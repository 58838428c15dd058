"""The whole rehearsal: an AWS, a state bucket, a synthesis, three rounds of Terraform, and a table."""

from __future__ import annotations

import asyncio
import io
import signal
from typing import TYPE_CHECKING, TextIO

from viaduct.bootstrap import bootstrap
from viaduct.errors import Interrupted, RehearsalError, RunError
from viaduct.rehearsal.clients import embedded_clients
from viaduct.rehearsal.embedded_aws import EmbeddedAws
from viaduct.rehearsal.make_existing import make_existing
from viaduct.rehearsal.rounds import Rounds
from viaduct.rehearsal.session import embedded_session
from viaduct.rehearsal.table import details, render_table
from viaduct.terraform.children import Children
from viaduct.terraform.schedule import race
from viaduct.terraform.signals import Interrupts, interrupted
from viaduct.terraform.work import work_directory

if TYPE_CHECKING:
    from viaduct.rehearsal.plan import Rehearsal
    from viaduct.rehearsal.results import Report

_LOOK_SECONDS = 0.5


def rehearse(rehearsal: Rehearsal, out: TextIO) -> Report:
    """Rehearse, telling of it on ``out``; everything that was started has ended when this returns or raises.

    Raises:
        StackFailed: Terraform failed; what else was running has been stopped.
        EmbeddedAwsDied: the AWS went away in between.
        Interrupted: by a signal.
        RehearsalError: a second plan is not empty, or something is left in AWS.
        RunError: the way there failed.
    """
    state = rehearsal.state
    with Interrupts() as interrupts, work_directory(out, "rehearsal") as work, Children(work) as children:
        log = work / "logs" / "embedded-aws.log"
        with EmbeddedAws(account=state.account, region=rehearsal.region or state.region, log=log) as aws:
            _prepare(rehearsal, aws)
            rounds = Rounds(rehearsal, aws, children, work, out)
            try:
                asyncio.run(_guarded(rounds, aws, interrupts))
            finally:
                if rounds.begun and not rounds.staying:
                    out.write("\n" + render_table(rounds.report))
            return _judged(rounds.report)


def _prepare(rehearsal: Rehearsal, aws: EmbeddedAws) -> None:
    """Make what stands in a real account before the first apply: the state bucket, and what the spec names."""
    session = embedded_session(aws.environment)
    said = io.StringIO()
    bootstrap(session, rehearsal.state, fix=False, dry_run=False, out=said, endpoint_url=aws.endpoint)
    for elsewhere, standing in rehearsal.existing.by_account().items():
        make_existing(embedded_clients(session, aws.endpoint, elsewhere), standing)


async def _guarded(rounds: Rounds, aws: EmbeddedAws, interrupts: Interrupts) -> None:
    """Go through the rounds while the AWS lives and nobody interrupts."""
    signals = interrupts.arm()
    try:
        await race(rounds.run(), _watch(aws), interrupted(signals))
    except Interrupted as end:
        if not rounds.staying or end.number != signal.SIGINT:
            raise
    except RunError:
        # Terraform notices a dead AWS as a failed call, and may be quicker than the watch.
        aws.check_alive()
        raise
    finally:
        interrupts.disarm()


async def _watch(aws: EmbeddedAws) -> None:
    while True:
        aws.check_alive()
        await asyncio.sleep(_LOOK_SECONDS)


def _judged(report: Report) -> Report:
    if report.passed:
        return report
    raise RehearsalError("\n  ".join(["the system does not come out as it should:", *details(report)]))
