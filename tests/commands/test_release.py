"""``viaduct release`` as a whole process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.watch.world import World

VARIABLES = "{kind: codedeploy}, variables: {LEVEL: {default: info}}"
QUICK = ("--every", "1", "--timeout", "0s")


def test_nothing_is_started_before_somebody_acts(world: World) -> None:
    missing = world.run("release", "web")
    assert missing.returncode == 3
    assert "not started\nweb: not deployed yet" in missing.stdout
    world.deploy(connection=world.connection())
    pending = world.run("release", "web")
    assert pending.returncode == 3
    assert "is PENDING" in pending.stdout
    assert world.api.list_pipeline_executions(pipelineName=f"{world.name}-web")["pipelineExecutionSummaries"] == []


def test_it_waits_for_a_person_and_for_what_hangs_with_different_codes(world: World) -> None:
    world.deploy()
    waits = world.run("release", "web", *QUICK)
    assert waits.returncode == 3
    assert "Source / Source (us-east-1): Succeeded" in waits.stdout
    assert "viaduct approve (or reject) web" in waits.stdout
    world.tag("hangs", "Source/Source")
    runs = world.run("release", "web", *QUICK)
    assert runs.returncode == 4
    assert "the time is up, it goes on: viaduct status web" in runs.stdout


def test_a_failed_action_exits_1_with_its_error(world: World) -> None:
    world.deploy()
    world.tag("fails", "Source/Source")
    ran = world.run("release", "web")
    assert ran.returncode == 1
    assert "Source / Source (us-east-1): Failed: Source failed" in ran.stdout


def test_it_need_not_be_followed(world: World) -> None:
    world.deploy()
    ran = world.run("release", "web", "--no-follow")
    assert (ran.returncode, len(ran.stdout.splitlines())) == (0, 2)


def test_variables_are_given_and_their_mistakes_are_found_before_anything_starts(world: World) -> None:
    world.spec.write_text(world.spec.read_text().replace("{kind: codedeploy}", VARIABLES))
    name = world.deploy(variables=[{"name": "LEVEL", "defaultValue": "info"}])
    started = world.run("release", "web", "--no-follow", "--variable", "LEVEL=debug=1")
    execution = re.findall("execution ([0-9a-f-]{36}) started", started.stdout)[0]
    found = world.api.get_pipeline_execution(pipelineName=name, pipelineExecutionId=execution)["pipelineExecution"]
    assert found["variables"] == [{"name": "LEVEL", "resolvedValue": "debug=1"}]
    for given, said in (("LEVEL", "NAME=VALUE is wanted"), ("LEVL=1", 'did you mean "LEVEL"?')):
        refused = world.run("release", "web", "--variable", given)
        assert (refused.returncode, said in refused.stderr) == (2, True)


def test_a_timeout_without_a_unit_is_refused_before_anything_starts(world: World) -> None:
    ran = world.run("release", "web", "--timeout", "10")
    assert ran.returncode == 2
    assert '--timeout: got "10"; a number and its unit is wanted' in ran.stderr
