"""Builds, and what else a pipeline runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.specs import EXAMPLES
from viaduct.delivery import Provider, pipeline_of
from viaduct.delivery.alerts import messages
from viaduct.delivery.build_images import COMPUTE_TYPES, ENVIRONMENT_TYPES, IMAGES, private_image
from viaduct.delivery.builds import needs_docker, projects_of
from viaduct.delivery.dashboard import rows
from viaduct.spec import load_system
from viaduct.spec.builds import Build, BuildSettings
from viaduct.spec.model import System
from viaduct.spec.variables import Variable

if TYPE_CHECKING:
    from viaduct.delivery import Action

SYSTEM = load_system(EXAMPLES["builds"])
SPEC: dict[str, Any] = {
    "system": "demo",
    "home": {"account": "111111111111", "region": "us-east-1"},
    "source": {"repository": "acme/shop"},
    "environments": {"live": {"regions": ("eu-west-1", "us-west-2")}},
}


def system(rollout: str = "all-at-once", **actions: Any) -> System:
    live = {"live": {**SPEC["environments"]["live"], "rollout": rollout, "approval": {"each": "wave"}}}
    web = {"deploy": {"kind": "sam"}, "actions": actions}
    return System.model_validate({**SPEC, "environments": live, "services": {"web": web}})


def extra(described: System, stage: str) -> list[Action]:
    (found,) = [each for each in pipeline_of(described, "web").stages if each.name == stage]
    return [action for action in found.actions if action.path[2:3] == ("actions",)]


def test_what_has_a_lower_run_order_than_the_build_comes_first_and_what_takes_its_output_later() -> None:
    orders = {action.name: action.run_order for action in pipeline_of(SYSTEM, "api").stages[1].actions}
    assert orders == {"Build": 2, "lint": 1, "scan": 3, "types": 1}


def test_an_action_sees_what_the_build_sees_or_what_it_put_out() -> None:
    inputs = {action.name: action.inputs for action in pipeline_of(SYSTEM, "api").stages[1].actions}
    assert inputs["lint"] == inputs["Build"] == ("SourceOutput", "ImageOutput")
    assert inputs["scan"] == ("BuildOutput",)


def test_after_a_deployment_an_action_is_told_where_to() -> None:
    (e2e,) = extra(system(e2e={"buildspec": "e2e.yml", "stage": "live"}), "live")
    told = {each["name"]: each["value"] for each in json.loads(e2e.configuration["EnvironmentVariables"])}
    assert (e2e.run_order, e2e.region) == (2, "us-east-1")
    assert told == {"ENVIRONMENT": "live", "REGIONS": "eu-west-1 us-west-2"}


def test_an_action_gets_the_variables_of_the_pipeline_too() -> None:
    described = system(e2e={"buildspec": "e2e.yml", "stage": "live"})
    varied = described.services["web"].model_copy(update={"variables": {"LEVEL": Variable(default="info")}})
    (e2e,) = extra(described.model_copy(update={"services": {"web": varied}}), "live")
    told = {each["name"]: each["value"] for each in json.loads(e2e.configuration["EnvironmentVariables"])}
    assert told == {"LEVEL": "#{variables.LEVEL}", "ENVIRONMENT": "live", "REGIONS": "eu-west-1 us-west-2"}


def test_beside_the_build_there_is_nothing_to_tell() -> None:
    (lint,) = extra(system(lint={"buildspec": "lint.yml"}), "Build")
    assert lint.configuration == {"ProjectName": "demo-web-lint"}
    assert lint.run_order == 1


@pytest.mark.parametrize("region", ["eu-west-1", "us-west-2"])
def test_each_wave_has_the_action_for_its_own_region(region: str) -> None:
    waves = system(
        "one-region-at-a-time",
        e2e={"buildspec": "e2e.yml", "stage": "live"},
        smoke={"kind": "lambda", "function": "check", "stage": "live", "run_order": 7},
    )
    e2e, smoke = extra(waves, f"live-{region}")
    assert json.loads(e2e.configuration["EnvironmentVariables"])[1]["value"] == region
    assert (smoke.name, smoke.region, smoke.run_order) == (f"smoke-{region}", region, 7)


def test_a_wave_is_asked_for_by_the_regions_that_it_deploys_to_not_by_where_its_checks_run() -> None:
    stages = pipeline_of(system("one-region-at-a-time", e2e={"buildspec": "e2e.yml", "stage": "live"}), "web").stages
    assert [stage.regions for stage in stages[3::2]] == [("eu-west-1",), ("us-west-2",)]
    assert stages[2].actions[0].configuration["CustomData"] == "Release web to live in eu-west-1?"


def test_a_function_is_asked_in_every_region_and_in_the_build_stage_at_home() -> None:
    described = system(
        smoke={"kind": "lambda", "function": "check", "stage": "live", "parameters": {"path": "/", "status": 200}},
        ready={"kind": "lambda", "function": "ready"},
    )
    smokes, readies = extra(described, "live"), extra(described, "Build")
    assert [(each.provider, each.region) for each in smokes] == [
        (Provider.LAMBDA, "eu-west-1"),
        (Provider.LAMBDA, "us-west-2"),
    ]
    assert {each.configuration["UserParameters"] for each in smokes} == {'{"path":"/","status":200}'}
    assert [(each.region, each.configuration) for each in readies] == [("us-east-1", {"FunctionName": "ready"})]


def test_a_function_needs_no_project() -> None:
    described = system(lint={"buildspec": "lint.yml"}, smoke={"kind": "lambda", "function": "check"})
    assert [project.name(described) for project in projects_of(described, "web")] == ["demo-web", "demo-web-lint"]


def test_only_docker_asks_for_privileges() -> None:
    needing = {project.action for project in projects_of(SYSTEM, "api") if needs_docker(SYSTEM, project)}
    assert needing == {"scan"}


def test_alerts_and_the_dashboard_speak_of_every_build() -> None:
    projects = [project.name(SYSTEM) for project in projects_of(SYSTEM, "api")]
    (failed,) = [rule for rule in messages(SYSTEM) if rule.what == "build-failed"]
    assert failed.detail["project-name"] == projects
    shown = json.dumps([widget.properties for row in rows(SYSTEM) for widget in row])
    assert all(f'"ProjectName", "{project}"' in shown for project in projects)


def test_every_architecture_and_size_has_its_name_in_aws() -> None:
    architectures = BuildSettings.model_fields["architecture"].annotation
    sizes = BuildSettings.model_fields["compute"].annotation
    assert set(ENVIRONMENT_TYPES) == set(IMAGES) == set(getattr(architectures, "__args__", ()))
    assert set(COMPUTE_TYPES) == set(getattr(sizes, "__args__", ()))


@pytest.mark.parametrize("end", ["", ":1", "@sha256:" + "0" * 64])
def test_an_image_in_ecr_is_pulled_from_its_repository(end: str) -> None:
    found = private_image(Build(image=f"111111111111.dkr.ecr.eu-west-1.amazonaws.com/acme/tools{end}"))
    assert found is not None
    assert found.arn == "arn:aws:ecr:eu-west-1:111111111111:repository/acme/tools"


@pytest.mark.parametrize("image", [None, "aws/codebuild/standard:7.0", "public.ecr.aws/docker/library/python:3.13"])
def test_other_images_are_for_everybody(image: str | None) -> None:
    assert private_image(Build(image=image)) is None
