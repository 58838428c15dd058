from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.watch.seen import BROKEN, MISSING, NEW, OLD, PENDING, WAITS, WELL, execution, stage
from viaduct.watch.exits import Exit
from viaduct.watch.needs import Who, exit_code, needs

if TYPE_CHECKING:
    from viaduct.watch.values import PipelineStatus

CONSOLE = "https://us-east-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/demo-web"


def test_nobody_has_to_act_where_all_is_well() -> None:
    assert needs(WELL) == ()


def test_a_pipeline_that_is_missing_names_the_stack_to_deploy() -> None:
    (need,) = needs(MISSING)
    assert (need.who, need.text) == (Who.DEPLOYER, "not deployed yet in us-east-1: cdktf deploy hello-pipeline")


def test_an_approval_has_the_page_to_review_and_the_console() -> None:
    (need,) = needs(WAITS)
    assert (need.who, need.stage) == (Who.APPROVER, "production-approval")
    assert need.text == "Release web? Execution aaaaaaaa waits: viaduct approve (or reject) web"
    assert need.links == ("https://example.com/2", f"{CONSOLE}/view?region=us-east-1")


def test_a_failed_stage_has_the_error_of_its_action_and_the_execution() -> None:
    (need,) = needs(BROKEN)
    assert (need.who, need.stage) == (Who.DEVELOPER, "production")
    assert need.text == "Deploy-eu-west-1 (eu-west-1) failed: the alarm went off"
    assert need.links == ("https://example.com/1", f"{CONSOLE}/executions/{NEW}/timeline?region=us-east-1")


def test_a_pending_connection_has_the_console_of_its_own_region() -> None:
    (need,) = needs(replace(WELL, connections=(PENDING,)))
    assert need.who is Who.CONNECTOR
    assert need.text == "the connection demo is PENDING: complete it in the console, then viaduct release web"
    assert need.links == ("https://eu-west-1.console.aws.amazon.com/codesuite/settings/connections?region=eu-west-1",)


def test_a_connection_that_is_gone_has_to_be_made() -> None:
    (need,) = needs(replace(WELL, connections=(replace(PENDING, status=""),)))
    assert "is gone: deploy it, or correct connection.arn" in need.text


def test_a_source_that_fails_for_its_connection_is_told_once() -> None:
    failed = replace(BROKEN, stages=(stage("Source", "Failed"),), connections=(PENDING,))
    assert [need.who for need in needs(failed)] == [Who.CONNECTOR]


def test_an_older_failure_is_forgotten_while_a_newer_execution_is_on_its_way() -> None:
    stages = (stage("Source"), stage("production", "Failed", OLD))
    assert needs(replace(WELL, stages=stages, last=execution(status="InProgress"))) == ()
    assert len(needs(replace(WELL, stages=stages, last=execution(status="Stopped")))) == 1


def test_a_closed_stage_says_why() -> None:
    closed = replace(stage("production"), closed="freeze until Monday")
    (need,) = needs(replace(WELL, stages=(closed,)))
    assert (need.who, need.text) == (Who.OPERATOR, "the way into this stage is closed: freeze until Monday")


@pytest.mark.parametrize(
    ("pipelines", "code"),
    [
        ((), Exit.OK),
        ((WELL,), Exit.OK),
        ((replace(WELL, last=execution()),), Exit.OK),
        ((WELL, WAITS), Exit.WAITS),
        ((WELL, MISSING), Exit.WAITS),
        ((WAITS, BROKEN, MISSING), Exit.FAILED),
    ],
)
def test_a_failure_counts_more_than_waiting(pipelines: tuple[PipelineStatus, ...], code: Exit) -> None:
    assert exit_code(pipelines) is code
