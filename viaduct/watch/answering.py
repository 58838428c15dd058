"""``viaduct approve`` and ``viaduct reject``: the one approval that waits, and the answer to it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """Yes or no, why, and to which approval: of an environment, of an execution whose id begins so; None for any."""

    approve: bool
    comment: str
    environment: str | None
    execution: str


def give(file: Path, service: str, answer: Answer) -> None:
    """Answer the approval of the service that waits.

    Raises:
        UsageError: no such service or environment, or several approvals wait.
        WatchError: none waits, or AWS can't be asked, or refuses.
    """
    from viaduct.errors import WatchError
    from viaduct.watch import approvals
    from viaduct.watch.clients import connect
    from viaduct.watch.entry import environment_of, loaded
    from viaduct.watch.look import look_at

    system, _ = loaded(file, service)
    wanted = environment_of(system, service, answer.environment, file) if answer.environment else None
    clients = connect(system)
    pipeline = look_at(clients, system, service)
    if not pipeline.deployed:
        raise WatchError(f"{pipeline.name} is not deployed yet in {pipeline.region}: cdktf deploy {service}-pipeline")
    stages = [stage.name for stage in pipeline.stages]
    asked = approvals.asked(wanted, answer.execution, system.environments, stages)
    approval = approvals.chosen(pipeline.approvals, pipeline.name, asked)
    approvals.answer(clients.codepipeline, pipeline.name, approval, approve=answer.approve, comment=answer.comment)
    done = "approved" if answer.approve else "rejected"
    sys.stdout.write(f"{pipeline.name}: {approval.stage} {done} for execution {approval.execution_id}\n")
