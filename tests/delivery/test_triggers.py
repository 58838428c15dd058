"""What starts a pipeline, and with which variables."""

from __future__ import annotations

import json

from tests.specs import EXAMPLES
from viaduct.delivery import Push, Trigger, Variable, pipeline_of
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
