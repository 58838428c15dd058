from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ClientError

from viaduct.errors import WatchError
from viaduct.watch.failures import explained
from viaduct.watch.look import look, look_at
from viaduct.watch.past import past

if TYPE_CHECKING:
    from tests.watch.world import World


def test_regions_statuses_and_the_commit_are_seen(world: World) -> None:
    arn = world.connection()
    world.authorize(arn)
    world.deploy(connection=arn)
    execution = world.start()
    seen = look_at(world.clients, world.system, "web")
    assert [(stage.name, stage.status) for stage in seen.stages] == [
        ("Source", "Succeeded"),
        ("production-approval", "InProgress"),
        ("production", ""),
    ]
    assert [action.region for action in seen.stages[2].actions] == ["us-east-1", "eu-west-1"]
    assert [(each.name, each.status) for each in seen.connections] == [(world.name, "AVAILABLE")]
    assert seen.last is not None
    assert (seen.last.id, seen.last.trigger) == (execution, "started by root")
    assert len(seen.last.revisions[0].id) == 40
    (approval,) = seen.approvals
    assert (approval.question, approval.url) == ("Release to production?", "https://example.com/releases")


def test_several_pipelines_come_in_the_order_asked_for(world: World) -> None:
    world.deploy("web")
    seen = look(world.clients, world.system, ("web", "hello"))
    assert [(each.service, each.deployed) for each in seen] == [("web", True), ("hello", False)]


def test_a_connection_that_was_deleted_has_no_status(world: World) -> None:
    arn = world.connection()
    world.deploy(connection=arn)
    world.client("codeconnections").delete_connection(ConnectionArn=arn)
    (connection,) = look_at(world.clients, world.system, "web").connections
    assert (connection.arn, connection.status) == (arn, "")


def test_more_executions_than_a_page_holds_are_listed(world: World) -> None:
    world.deploy()
    for _ in range(103):
        world.start()
    name, found = past(world.clients, world.system, "web", limit=102)
    assert (name, len({each.id for each in found})) == (f"{world.name}-web", 102)


@pytest.mark.parametrize(
    ("operation", "action"),
    [("GetPipelineState", "codepipeline:GetPipelineState"), ("GetConnection", "codeconnections:GetConnection")],
)
def test_a_denied_call_names_its_permission_and_where_all_are_listed(operation: str, action: str) -> None:
    with pytest.raises(WatchError) as refused, explained("could not look"):
        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, operation)
    text = str(refused.value)
    assert f"could not look: {action} is denied" in text
    assert "docs/watch.md lists all that are needed" in text
