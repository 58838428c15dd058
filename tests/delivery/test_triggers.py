"""What starts a pipeline, and with which variables."""

from __future__ import annotations

import json

from tests.specs import EXAMPLES
from viaduct import names
from viaduct.delivery import PullRequest, Push, Trigger, Variable, alerts, pipeline_of, pipelines_of
from viaduct.delivery.builds import projects_of
from viaduct.spec import load_system

SYSTEM = load_system(EXAMPLES["gates"])


def test_tags_start_a_release_in_place_of_pushes_to_the_branch() -> None:
    assert pipeline_of(SYSTEM, "web").trigger == Trigger("Source", (Push(tags=("web-v*",)),))
    assert pipeline_of(SYSTEM, "api").trigger == Trigger("Source", (Push(("main",), ("api/**",)),))


def test_a_release_that_a_person_starts_is_of_the_branch() -> None:
    source = next(iter(pipeline_of(SYSTEM, "web").actions))
    assert source.configuration["BranchName"] == "main"


def test_variables_are_declared_by_name_and_handed_to_the_build() -> None:
    planned = pipeline_of(SYSTEM, "api")
    build = planned.stages[1].actions[0]
    assert planned.variables == (Variable("LOG_LEVEL", "info", "how much the functions log"),)
    assert json.loads(build.configuration["EnvironmentVariables"]) == [
        {"name": "LOG_LEVEL", "value": "#{variables.LOG_LEVEL}"}
    ]


def test_without_variables_the_build_is_configured_as_ever() -> None:
    assert "EnvironmentVariables" not in pipeline_of(SYSTEM, "web").stages[1].actions[0].configuration


def test_pull_requests_are_built_by_a_pipeline_of_their_own_and_go_no_further() -> None:
    assert len(pipelines_of(SYSTEM, "web")) == 1
    _, requests = pipelines_of(SYSTEM, "api")
    assert requests.name == "gates-api-pull-requests"
    assert [stage.name for stage in requests.stages] == ["Source", "Build"]
    assert requests.trigger == Trigger(
        "Source", pull_requests=(PullRequest(("main", "release/**"), ("OPEN", "UPDATED"), ("api/**",)),)
    )


def test_what_a_pull_request_brings_is_handed_on_to_nobody() -> None:
    _, requests = pipelines_of(SYSTEM, "api")
    build = requests.stages[1].actions[0]
    assert build.configuration["ProjectName"] == "gates-api-pull-requests"
    assert build.outputs == ()


def test_a_broken_pull_request_alerts_nobody_as_a_broken_release_would() -> None:
    assert names.build_project(SYSTEM, "api", names.PULL_REQUESTS) not in {
        project.name(SYSTEM) for project in projects_of(SYSTEM, "api")
    }
    assert not any("pull-requests" in rule.pattern for rule in alerts.messages(SYSTEM))
