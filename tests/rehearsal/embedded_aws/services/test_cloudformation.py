from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.rehearsal.running import ROOT

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients

PRODUCT = ROOT / "app" / "product"
COUNTS = {"staging": 1, "production": 2}


def stack(name: str, environment: str, image: str) -> dict[str, Any]:
    """What CodePipeline gives CloudFormation: the template, and what the parameter file says with the image in it."""
    configuration = json.loads((PRODUCT / "parameters" / f"{environment}.params.json").read_text())
    parameters = {**configuration["Parameters"], "Image": image}
    return {
        "StackName": name,
        "TemplateBody": (PRODUCT / "template.yaml").read_text(),
        "Capabilities": ["CAPABILITY_IAM"],
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Tags": [{"Key": key, "Value": value} for key, value in configuration["Tags"].items()],
    }


def running(client: Clients, name: str) -> tuple[str, int]:
    """The image that the service runs, and how many tasks of it."""
    ecs = client("ecs")
    (service,) = ecs.describe_services(cluster=name, services=[name])["services"]
    task = ecs.describe_task_definition(taskDefinition=service["taskDefinition"])["taskDefinition"]
    assert (task["networkMode"], task["requiresCompatibilities"]) == ("awsvpc", ["FARGATE"])
    return task["containerDefinitions"][0]["image"], service["desiredCount"]


@pytest.mark.parametrize("environment", COUNTS)
def test_the_product_s_template_is_created_updated_to_another_image_and_deleted(
    client: Clients, name: str, environment: str
) -> None:
    cloudformation = client("cloudformation")

    cloudformation.create_stack(**stack(name, environment, "shop:1"))
    assert running(client, name) == ("shop:1", COUNTS[environment])
    cloudformation.update_stack(**stack(name, environment, "shop:2"))
    assert running(client, name) == ("shop:2", COUNTS[environment])
    (vpc,) = _vpcs(client, name)
    cloudformation.delete_stack(StackName=name)

    assert _vpcs(client, name) == []
    assert [each["status"] for each in _clusters(client, name)] == ["INACTIVE"]
    assert vpc["CidrBlock"] == "10.0.0.0/24"


def test_a_change_set_makes_the_stack_when_it_is_executed(client: Clients, name: str) -> None:
    cloudformation = client("cloudformation")
    given = stack(name, "staging", "shop:1")

    cloudformation.create_change_set(**given, ChangeSetName="release", ChangeSetType="CREATE")
    assert _vpcs(client, name) == []
    cloudformation.execute_change_set(StackName=name, ChangeSetName="release")

    assert running(client, name) == ("shop:1", 1)


def _clusters(client: Clients, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client("ecs").describe_clusters(clusters=[name])["clusters"]
    return found


def _vpcs(client: Clients, name: str) -> list[dict[str, Any]]:
    of_stack = {"Name": "tag:aws:cloudformation:stack-name", "Values": [name]}
    found: list[dict[str, Any]] = client("ec2").describe_vpcs(Filters=[of_stack])["Vpcs"]
    return found
