"""Look, plan, and execute or print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from viaduct.bootstrap.report import report_differences
from viaduct.errors import BootstrapError

if TYPE_CHECKING:
    from viaduct.bootstrap.clients import Clients, Session
    from viaduct.bootstrap.plan import Plan
    from viaduct.bootstrap.steps import Step
    from viaduct.bootstrap.wanted import StateBucket


@dataclass(frozen=True)
class Outcome:
    """The steps that were needed, and whether they were done or only printed."""

    steps: tuple[Step, ...]
    executed: bool


def bootstrap(
    session: Session,
    wanted: StateBucket,
    *,
    fix: bool,
    dry_run: bool,
    out: TextIO,
    endpoint_url: str | None = None,
) -> Outcome:
    """Make the state bucket, or check it; ``fix`` also repairs an existing one, ``dry_run`` changes nothing.

    Without ``endpoint_url`` the session's environment decides (AWS_ENDPOINT_URL), then AWS's own endpoints.

    Raises:
        BootstrapError: another account's credentials or bucket, weaker settings without ``fix``, anything that only a
            person can mend, or an AWS error; its text says which and what to do.
    """
    from viaduct.bootstrap.clients import connect
    from viaduct.bootstrap.failures import explained

    with explained(f"could not look at the state bucket {wanted.bucket}"):
        clients = connect(session, wanted, endpoint_url)
        plan = _look_and_plan(clients, wanted)
    out.write(f"State bucket {wanted.bucket} ({wanted.region}, account {wanted.account})\n")
    if plan.hopeless or (plan.differences and not fix):
        _refuse(wanted, plan, dry_run, out)
    if not plan.steps:
        out.write("  nothing to do\n")
        return Outcome((), executed=False)
    _run(clients, wanted, plan, dry_run, out)
    return Outcome(plan.steps, executed=not dry_run)


def _look_and_plan(clients: Clients, wanted: StateBucket) -> Plan:
    from viaduct.bootstrap.clients import require_account
    from viaduct.bootstrap.look import look
    from viaduct.bootstrap.plan import plan

    partition = require_account(clients, wanted)
    return plan(wanted, look(clients, wanted, partition))


def _refuse(wanted: StateBucket, plan: Plan, dry_run: bool, out: TextIO) -> None:
    """Change nothing; a dry run shows first what ``--fix`` would do, if it would do anything."""
    if dry_run and not plan.hopeless:
        from viaduct.bootstrap.execute import DryRunPrinter

        out.write("With --fix:\n")
        DryRunPrinter(out).run(plan.steps)
    raise BootstrapError(report_differences(wanted, plan))


def _run(clients: Clients, wanted: StateBucket, plan: Plan, dry_run: bool, out: TextIO) -> None:
    from viaduct.bootstrap.execute import DryRunPrinter, Executor

    runner = DryRunPrinter(out) if dry_run else Executor(clients, wanted, out)
    runner.run(plan.steps)
