from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.watch.clock import FakeClock
from viaduct.watch.exits import Exit
from viaduct.watch.look import look_at
from viaduct.watch.release import Follower, Patience, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.watch.world import World

PATIENT = Patience(timedelta(hours=1))


def follow(world: World, execution: str, *meanwhile: Callable[[], object]) -> tuple[Exit, list[str]]:
    out = io.StringIO()
    follower = Follower(world.clients, world.system, "web", execution)
    code = follower.follow(FakeClock(*meanwhile), out, PATIENT)
    return code, [line.partition(";")[0] for line in out.getvalue().splitlines()]


def approve(world: World) -> None:
    (approval,) = look_at(world.clients, world.system, "web").approvals
    world.api.put_approval_result(
        pipelineName=f"{world.name}-web",
        stageName=approval.stage,
        actionName=approval.action,
        result={"summary": "yes", "status": "Approved"},
        token=approval.token,
    )


def test_an_execution_is_told_action_by_action_until_it_has_succeeded(world: World) -> None:
    world.deploy()
    out = io.StringIO()
    execution = start(world.clients, world.system, "web", out)
    assert execution is not None
    assert out.getvalue().startswith(f"{world.name}-web: execution {execution} started\n")
    code, told = follow(world, execution, lambda: None, lambda: approve(world))
    asks = f"Release to production? Execution {execution[:8]} waits: viaduct approve (or reject) web"
    assert code is Exit.OK
    assert told[:-2] == [
        "[     0 s] Source / Source (us-east-1): Succeeded",
        "[     0 s] production-approval / Approve (us-east-1): InProgress",
        f"[     0 s] production-approval: {asks}",
        "[    10 s] production-approval / Approve (us-east-1): Succeeded: yes",
        "[    10 s] production / Deploy-us-east-1 (us-east-1): Succeeded",
        "[    10 s] production / Deploy-eu-west-1 (eu-west-1): Succeeded",
    ]
    assert told[-2] == f"{world.name}-web: execution {execution[:8]}: Succeeded"


def test_a_superseded_execution_has_failed_after_it_said_what_it_waited_for(world: World) -> None:
    world.deploy()
    first, second = world.start(), world.start()
    code, told = follow(world, second, world.start)
    assert code is Exit.FAILED
    assert f"[     0 s] production-approval: waits until execution {first[:8]} has left this stage" in told
    assert told[-2].endswith("Superseded")


def test_a_retried_action_is_told_as_a_new_one(world: World) -> None:
    name = world.deploy()
    world.tag("hangs", "production/Deploy-eu-west-1")
    world.tag("fails", "production/Deploy-us-east-1")
    execution = world.start()
    approve(world)

    def retry() -> None:
        world.tag("hangs", "none")
        world.tag("fails", "none")

    _, told = follow(world, execution, retry)
    assert told[-3].endswith("production / Deploy-eu-west-1 (eu-west-1): Succeeded")
    world.api.retry_stage_execution(
        pipelineName=name, stageName="production", pipelineExecutionId=execution, retryMode="ALL_ACTIONS"
    )
    assert follow(world, execution)[0] is Exit.OK
