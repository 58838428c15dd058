"""``viaduct approve`` and ``viaduct reject`` as whole processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.watch.world import World


@pytest.mark.thorough
def test_the_approval_that_waits_is_approved_once(world: World) -> None:
    name = world.deploy()
    execution = world.start()
    ran = world.run("approve", "web", "--environment", "production", "--comment", "looks good")
    assert (ran.returncode, ran.stdout) == (0, f"{name}: production-approval approved for execution {execution}\n")
    assert world.run("status", "web").returncode == 0
    again = world.run("approve", "web")
    assert (again.returncode, again.stderr) == (1, f"viaduct: {name}: no approval waits\n")


def test_a_rejected_release_has_failed_with_the_comment(world: World) -> None:
    world.deploy()
    world.start()
    assert world.run("reject", "web", "-m", "not on a Friday").returncode == 0
    status = world.run("status", "web")
    assert status.returncode == 1
    assert "Approve (us-east-1) failed: not on a Friday" in status.stdout


def test_an_approval_of_another_environment_is_named(world: World) -> None:
    world.deploy()
    execution = world.start()
    ran = world.run("approve", "web", "--environment", "staging")
    assert ran.returncode == 1
    assert f"no approval waits before staging; waiting: production-approval of execution {execution[:8]}" in ran.stderr


@pytest.mark.thorough
def test_one_of_several_parallel_releases_is_chosen_by_its_execution(world: World) -> None:
    world.deploy(pipelineType="V2", executionMode="PARALLEL")
    first, second = world.start(), world.start()
    several = world.run("approve", "web")
    assert several.returncode == 2
    assert "2 approvals wait" in several.stderr
    assert world.run("approve", "web", "--execution", first[:8]).returncode == 0
    found = world.api.list_pipeline_executions(pipelineName=f"{world.name}-web")["pipelineExecutionSummaries"]
    assert {each["pipelineExecutionId"]: each["status"] for each in found} == {second: "InProgress", first: "Succeeded"}


def test_unknown_names_and_missing_pipelines_are_told(world: World) -> None:
    unknown = world.run("reject", "web", "--environment", "prod")
    assert unknown.returncode == 2
    assert 'there is no environment "prod"' in unknown.stderr
    missing = world.run("reject", "web")
    assert missing.returncode == 1
    assert "is not deployed yet in us-east-1: cdktf deploy web-pipeline" in missing.stderr
