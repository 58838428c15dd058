"""From a spec to pipelines and stacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from viaduct.delivery import Provider, pipeline_of
from viaduct.delivery.provider import FACTS
from viaduct.delivery.stacks import stacks_of
from viaduct.spec import load_system

SYSTEM = load_system(Path(__file__).parents[2] / "pipelines.yaml")


def test_a_release_is_built_once_and_goes_through_the_environments_in_order() -> None:
    stages = [stage.name for stage in pipeline_of(SYSTEM, "web").stages]
    assert stages == ["Source", "Build", "staging", "production-approval", "production"]


def test_regions_are_released_together_by_default() -> None:
    production = pipeline_of(SYSTEM, "web").stages[-1]
    assert [action.region for action in production.actions] == ["us-east-1", "eu-west-1"]
    assert {action.run_order for action in production.actions} == {1}


def test_regions_are_released_one_at_a_time_where_it_is_asked() -> None:
    production = SYSTEM.environments["production"].model_copy(update={"rollout": "one-region-at-a-time"})
    system = SYSTEM.model_copy(update={"environments": {**SYSTEM.environments, "production": production}})
    stages = [stage.name for stage in pipeline_of(system, "web").stages]
    assert stages[-2:] == ["production-us-east-1", "production-eu-west-1"]


def test_every_deployment_takes_the_one_build() -> None:
    for service in SYSTEM.services:
        deployments = [a for a in pipeline_of(SYSTEM, service).actions if a.provider.facts.category == "Deploy"]
        assert len(deployments) == 3
        assert {action.inputs for action in deployments} == {("BuildOutput",)}


def test_sources_builds_and_approvals_stay_at_home() -> None:
    for action in pipeline_of(SYSTEM, "web").actions:
        assert action.region == "us-east-1" or not action.provider.facts.home_only


def test_an_approval_waits_as_long_as_the_spec_says_and_tells_its_topic() -> None:
    (approval,) = [a for a in pipeline_of(SYSTEM, "web").actions if a.provider is Provider.APPROVAL]
    assert approval.timeout_minutes == 2880
    topic = "arn:aws:sns:us-east-1:111111111111:demo-web-production-approval"
    assert approval.configuration["NotificationArn"] == topic


def test_a_sam_service_takes_the_package_of_its_region() -> None:
    deployments = [a for a in pipeline_of(SYSTEM, "hello").actions if a.provider is Provider.CLOUDFORMATION]
    templates = [action.configuration["TemplatePath"] for action in deployments]
    assert templates[-1] == "BuildOutput::packaged-eu-west-1.yaml"


@pytest.mark.parametrize("provider", Provider)
def test_every_provider_has_its_facts(provider: Provider) -> None:
    assert FACTS[provider].inputs[0] <= FACTS[provider].inputs[1]


def test_stores_and_the_connection_come_before_what_uses_them() -> None:
    stacks = [stack.name for stack in stacks_of(SYSTEM)]
    assert stacks[:3] == ["artifacts-eu-west-1", "artifacts-us-east-1", "connection"]
    assert stacks[-3:] == ["hello-pipeline", "product-pipeline", "web-pipeline"]


def test_a_connection_that_exists_gets_no_stack() -> None:
    given = SYSTEM.connection.model_copy(update={"arn": "arn:aws:codeconnections:us-east-1:1:connection/x"})
    names = [stack.name for stack in stacks_of(SYSTEM.model_copy(update={"connection": given}))]
    assert "connection" not in names
