"""``viaduct history`` as a whole process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.watch.world import World


def test_executions_come_newest_first_with_their_commits(world: World) -> None:
    arn = world.connection()
    world.authorize(arn)
    world.deploy(connection=arn)
    first, second, third = (world.start() for _ in range(3))
    told = world.run("history", "web")
    assert told.returncode == 0
    assert [line.split()[:2] for line in told.stdout.splitlines()[2:]] == [
        [third[:8], "InProgress"],
        [second[:8], "Superseded"],
        [first[:8], "InProgress"],
    ]
    assert "started by root" in told.stdout
    (latest,) = json.loads(world.run("history", "web", "--limit", "1", "--format", "json").stdout)["executions"]
    assert latest["id"] == third
    assert latest["revisions"][0]["message"] == f"Change {latest['revisions'][0]['id'][:7]}"


def test_a_pipeline_that_is_missing_names_the_stack_to_deploy(world: World) -> None:
    ran = world.run("history", "web")
    assert ran.returncode == 1
    assert "is not deployed yet in us-east-1: cdktf deploy web-pipeline" in ran.stderr
