"""CloudFormation: updates that reach what refers to a replaced resource, and stacks that go as a whole (moto 5.2.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from moto.cloudformation.parsing import ResourceMap
    from moto.ecs.models import TaskDefinition

Changes = dict[str, list[str]]


def apply() -> None:
    """Put our answers in the place of moto's: a stack's resources are made inside its models, past every request."""
    from moto.cloudformation.parsing import ResourceMap
    from moto.ec2.models.internet_gateways import InternetGateway
    from moto.ec2.models.route_tables import RouteTable
    from moto.ecs.models import Cluster, Service, TaskDefinition

    _follow_references(ResourceMap)
    replacements: tuple[tuple[type, str, Any], ...] = (
        (TaskDefinition, "create_from_cloudformation_json", _new_revision),
        (TaskDefinition, "update_from_cloudformation_json", _next_revision),
        (Service, "delete_from_cloudformation_json", _delete_service),
        (Cluster, "delete_from_cloudformation_json", _delete_cluster),
        (RouteTable, "delete_from_cloudformation_json", _delete_route_table),
        (InternetGateway, "delete_from_cloudformation_json", _delete_internet_gateway),
    )
    for owner, name, replacement in replacements:
        setattr(owner, name, staticmethod(replacement))


def _follow_references(resource_map: type[ResourceMap]) -> None:
    """A new revision of a task definition has a new ARN: the service that refers to it is updated as well.

    Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
    """
    directly = resource_map.build_resource_diff

    def build_resource_diff(
        self: ResourceMap, other_template: dict[str, Any], parameters: dict[str, Any] | None = None
    ) -> Changes:
        changes: Changes = directly(self, other_template, parameters)
        resources = other_template["Resources"]
        replaced = [name for name in changes["Modify"] if resources[name]["Type"] == "AWS::ECS::TaskDefinition"]
        referring = [name for name in resources if _refers(resources[name], replaced) and name not in changes["Add"]]
        first = [name for name in changes["Modify"] if name not in referring]
        return {**changes, "Modify": [*first, *referring]}

    setattr(resource_map, "build_resource_diff", build_resource_diff)  # noqa: B010 - mypy refuses the assignment


def _refers(resource: dict[str, Any], names: list[str]) -> bool:
    from moto.cloudformation.parsing import get_references_from_template

    return not set(names).isdisjoint(get_references_from_template(resource))


def _new_revision(_name: str, cloudformation: Any, account: str, region: str, **_: Any) -> TaskDefinition:
    """Moto leaves out what a task on Fargate needs.

    Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
    """
    from moto.core.utils import pascal_to_camelcase, remap_nested_keys
    from moto.ecs.models import ecs_backends

    properties = cloudformation["Properties"]
    return ecs_backends[account][region].register_task_definition(
        family=properties["Family"],
        container_definitions=remap_nested_keys(properties["ContainerDefinitions"], pascal_to_camelcase),
        volumes=remap_nested_keys(properties.get("Volumes", []), pascal_to_camelcase),
        network_mode=properties.get("NetworkMode"),
        requires_compatibilities=properties.get("RequiresCompatibilities"),
        cpu=properties.get("Cpu"),
        memory=properties.get("Memory"),
        task_role_arn=properties.get("TaskRoleArn"),
        execution_role_arn=properties.get("ExecutionRoleArn"),
    )


def _next_revision(
    original_resource: TaskDefinition,
    new_resource_name: str,
    cloudformation_json: Any,
    account_id: str,
    region_name: str,
) -> TaskDefinition:
    from moto.ecs.models import ecs_backends

    ecs_backends[account_id][region_name].deregister_task_definition(original_resource.arn)
    return _new_revision(new_resource_name, cloudformation_json, account_id, region_name)


def _delete_service(arn: str, _cloudformation: Any, account: str, region: str) -> None:
    from moto.ecs.models import ecs_backends

    _, cluster, service = arn.split("/")
    ecs_backends[account][region].delete_service(cluster, service, force=True)


def _delete_cluster(name: str, _cloudformation: Any, account: str, region: str) -> None:
    from moto.ecs.models import ecs_backends

    ecs_backends[account][region].delete_cluster(name)


def _delete_route_table(id_: str, _cloudformation: Any, account: str, region: str) -> None:
    """With its associations, which moto leaves where they are."""
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[account][region]
    for association in list(backend.get_route_table(id_)._associations):
        backend.disassociate_route_table(association)
    backend.delete_route_table(id_)


def _delete_internet_gateway(id_: str, _cloudformation: Any, account: str, region: str) -> None:
    """With its attachment, which moto leaves where it is."""
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[account][region]
    gateway = backend.get_internet_gateway(id_)
    if gateway.vpc:
        backend.detach_internet_gateway(id_, gateway.vpc.id)
    backend.delete_internet_gateway(id_)
