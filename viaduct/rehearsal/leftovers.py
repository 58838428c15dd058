"""What is left after everything was destroyed: in the states, and in AWS itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from viaduct.rehearsal.clients import embedded_clients
from viaduct.terraform.manifest import STACK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import boto3

    from viaduct.terraform.manifest import Stack


@dataclass(frozen=True)
class Kind:
    """A kind of thing, the call that lists it, and a JMESPath to the names, without those that AWS itself makes."""

    title: str
    service: str
    operation: str
    names: str
    everywhere: bool = True
    arguments: Mapping[str, Any] = field(default_factory=dict)


KINDS = (
    Kind("bucket", "s3", "list_buckets", "Buckets[].Name", everywhere=False),
    Kind("role", "iam", "list_roles", "Roles[?!starts_with(Path, '/aws-service-role/')].RoleName", everywhere=False),
    Kind("policy", "iam", "list_policies", "Policies[].PolicyName", everywhere=False, arguments={"Scope": "Local"}),
    Kind("instance profile", "iam", "list_instance_profiles", "InstanceProfiles[].InstanceProfileName", False),
    Kind(
        "identity provider",
        "iam",
        "list_open_id_connect_providers",
        "OpenIDConnectProviderList[].Arn",
        everywhere=False,
    ),
    Kind("key alias", "kms", "list_aliases", "Aliases[?!starts_with(AliasName, 'alias/aws/')].AliasName"),
    Kind("pipeline", "codepipeline", "list_pipelines", "pipelines[].name"),
    Kind("build project", "codebuild", "list_projects", "projects[]"),
    Kind("CodeDeploy application", "codedeploy", "list_applications", "applications[]"),
    Kind("connection", "codestar-connections", "list_connections", "Connections[].ConnectionName"),
    Kind("load balancer", "elbv2", "describe_load_balancers", "LoadBalancers[].LoadBalancerName"),
    Kind("target group", "elbv2", "describe_target_groups", "TargetGroups[].TargetGroupName"),
    Kind(
        "Auto Scaling group", "autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups[].AutoScalingGroupName"
    ),
    Kind("launch template", "ec2", "describe_launch_templates", "LaunchTemplates[].LaunchTemplateName"),
    Kind("VPC", "ec2", "describe_vpcs", "Vpcs[?!IsDefault].VpcId"),
    Kind("security group", "ec2", "describe_security_groups", "SecurityGroups[?GroupName!='default'].GroupId"),
    Kind("topic", "sns", "list_topics", "Topics[].TopicArn"),
    Kind("event rule", "events", "list_rules", "Rules[].Name"),
    Kind("alarm", "cloudwatch", "describe_alarms", "MetricAlarms[].AlarmName"),
    Kind("log group", "logs", "describe_log_groups", "logGroups[].logGroupName"),
    Kind("parameter", "ssm", "describe_parameters", "Parameters[].Name"),
    Kind("distribution", "cloudfront", "list_distributions", "DistributionList.Items[].Id", everywhere=False),
    Kind(
        "origin access control",
        "cloudfront",
        "list_origin_access_controls",
        "OriginAccessControlList.Items[].Name",
        everywhere=False,
    ),
    Kind("CloudFormation stack", "cloudformation", "describe_stacks", "Stacks[].StackName"),
)


def look(session: boto3.Session, endpoint: str, stacks: Sequence[Stack], expected: frozenset[str]) -> tuple[str, ...]:
    """Everything that is left at ``endpoint``, but for the names in ``expected``: a line each."""
    found = left_in_states(embedded_clients(session, endpoint)("s3", session.region_name), stacks)
    for elsewhere, regions in places_of(stacks).items():
        left = left_in_aws(embedded_clients(session, endpoint, elsewhere), regions, expected)
        found += [f"{line} of account {elsewhere}" if elsewhere else line for line in left]
    return tuple(found)


def left_in_aws(client: Callable[[str, str], Any], regions: Sequence[str], expected: frozenset[str]) -> list[str]:
    """What the lists of ``KINDS`` still hold, but for the names in ``expected``.

    ``client(service, region)`` makes a boto3 client. Keys are not looked at: KMS keeps a deleted one for days
    (https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html); their aliases are.
    """
    return [
        f"{kind.title} {name} ({region})"
        for kind in KINDS
        for region in (regions if kind.everywhere else regions[:1])
        for name in _names(kind, client(kind.service, region))
        if name not in expected
    ]


def left_in_states(s3: Any, stacks: Iterable[Stack]) -> list[str]:
    """The resources that the stacks' states still hold; a state that is gone holds none."""
    return [f"state of {stack.name}: {address}" for stack in stacks for address in _addresses(s3, stack)]


def places_of(stacks: Iterable[Stack]) -> dict[str, tuple[str, ...]]:
    """The regions, sorted, that the provider blocks of the stacks name, by account: home's under an empty text."""
    blocks = [block for stack in stacks for block in _config(stack).get("provider", {}).get("aws", [])]
    places: dict[str, set[str]] = {}
    for block in blocks:
        places.setdefault(_elsewhere(block), set()).add(block["region"])
    return {account: tuple(sorted(regions)) for account, regions in sorted(places.items())}


def _elsewhere(block: Mapping[str, Any]) -> str:
    roles = block.get("assume_role", [])
    return roles[0]["role_arn"].split(":")[4] if roles else ""


def _names(kind: Kind, client: Any) -> list[str]:
    import jmespath  # type: ignore[import-untyped]

    found: list[str] | None = jmespath.search(kind.names, getattr(client, kind.operation)(**kind.arguments))
    return sorted(found or [])


def _addresses(s3: Any, stack: Stack) -> Iterator[str]:
    backend = _config(stack).get("terraform", {}).get("backend", {}).get("s3")
    if backend is None:
        return
    try:
        body = s3.get_object(Bucket=backend["bucket"], Key=backend["key"])["Body"].read()
    except s3.exceptions.NoSuchKey:
        return
    for resource in json.loads(body).get("resources", []):
        if resource["mode"] == "managed":
            yield f"{resource['type']}.{resource['name']}"


def _config(stack: Stack) -> dict[str, Any]:
    config: dict[str, Any] = json.loads((stack.directory / STACK_FILE).read_text(encoding="utf-8"))
    return config
