"""A fleet that CodeDeploy releases to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import DataResource

from modules.codedeploy_target import BlueGreen, CodeDeployNames, CodeDeployTarget, FleetInputs, Network
from modules.codedeploy_target.replacement import not_replaced
from modules.emission import here
from modules.emission.catalogue.codedeploy_target_variables import VARIABLES
from modules.emission.catalogue.codedeploy_variables import LOCALS, configuration, local, store
from modules.emission.decisions import Condition
from modules.emission.definition import Module, Output
from modules.emission.symbols import Symbol
from modules.emission.templates import LONE
from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

GROUPS = "data.aws_autoscaling_groups.fleet"


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    given.run.symbols.text(not_replaced(f"{GROUPS}.names", given.text("name")), Symbol("local.not_replaced"))
    https = given.optional_object("https")
    blue_green = given.object("blue_green") if given.has("blue_green", usually=False) else None
    target = CodeDeployTarget(
        scope,
        "this",
        names=_names(given),
        account=here.account(given),
        region=here.region(given),
        health_check=given.text("health_check_path"),
        fleet=_fleet(given),
        configuration=configuration(given),
        blue_green=_blue_green(blue_green) if blue_green else None,
        network=_network(given),
        certificate_arn=https.text("certificate_arn") if https else None,
    )
    _replace_group(scope, target, "BLUE_GREEN" if blue_green else "IN_PLACE")
    group, load_balancer, role = target.deployment.group, target.balancer.load_balancer, target.fleet.role
    return {
        "application_name": group.app_name,
        "deployment_group_name": group.deployment_group_name,
        "deploy_role_arn": target.application.role.role.arn,
        "instance_role_arn": role.arn,
        "instance_role_name": role.name,
        "instance_security_group_id": target.balancer.firewall.instances.id,
        "vpc_id": target.network.vpc_id,
        "load_balancer_arn": load_balancer.arn,
        "dns_name": load_balancer.dns_name,
        "zone_id": load_balancer.zone_id,
        "alarm_name": target.deployment.alarm.alarm_name,
    }


def _replace_group(scope: Construct, target: CodeDeployTarget, deployment_type: str) -> None:
    """A new deployment group where the type changes.

    Terraform can't make it depend on the type whether it ignores which Auto Scaling group is deployed to.
    """
    kind = named(DataResource(scope, "deployment_type"), "deployment_type")
    kind.add_override("input", deployment_type)
    target.deployment.group.add_override("lifecycle.replace_triggered_by", ["terraform_data.deployment_type"])


def _names(given: Value) -> CodeDeployNames:
    name = given.text("name")
    return CodeDeployNames(
        target=name,
        target_group=f"{name}-{given.number('port')}",
        application=name,
        deploy_role=local(given, "deploy_role_name"),
        instance_role=local(given, "instance_role_name"),
    )


def _fleet(given: Value) -> FleetInputs:
    graviton = given.decide("graviton", Condition("local.graviton"), Condition("!local.graviton"))
    return FleetInputs(
        instance_type=given.text("instance_type", "t4g.{}" if graviton else "t3.{}"),
        port=given.number("port"),
        packages=[given.text("packages", at_hand='join(" ", var.packages)')],
        min_size=given.number("min_size"),
        max_size=given.number("max_size"),
        store=store(given),
        tags=given.entries("instance_tags", "key", "value"),
    )


def _blue_green(waits: Value) -> BlueGreen:
    traffic_wait = waits.number("traffic_wait_minutes") if waits.has("traffic_wait_minutes", usually=False) else None
    return BlueGreen(waits.number("termination_wait_minutes"), traffic_wait)


def _network(given: Value) -> Network | None:
    if not given.has("network", usually=False):
        return None
    network = given.object("network")
    subnets = network.texts("subnet_ids", "subnet", some=True)
    public = network.has("load_balancer_subnet_ids")
    of_load_balancer = network.texts("load_balancer_subnet_ids", "subnet", some=True) if public else subnets
    return Network(network.text("vpc_id"), subnets, of_load_balancer)


CODEDEPLOY_TARGET = Module(
    name="codedeploy-target",
    title="CodeDeploy target",
    purpose="""\
An Auto Scaling group of Amazon Linux 2023 behind a load balancer, and the CodeDeploy application and deployment group
that a pipeline releases to: in place or, with `blue_green`, onto a copy of the group that takes its place. A release
that fails, or that makes more than 5 % of the answers server errors, is rolled back. Instances have encrypted disks and
IMDSv2 only, listen to the load balancer alone, may read releases from the one bucket, and are reached through Session
Manager. Without `network` they get a VPC of their own, in private subnets. `PORT` in `/etc/sysconfig/viaduct` tells the
application where to listen.""",
    locals=LOCALS
    | {
        "graviton": 'can(regex("^(a1|[a-z]+[0-9]+[a-z]*g[a-z]*)[.]", var.instance_type))',
        # There are no groups to look at where nothing is replaced.
        "not_replaced": "var.blue_green == null ? true : "
        + LONE.sub(r"\1", not_replaced(f"{GROUPS}[0].names", "${var.name}")),
        "instance_role_name": 'coalesce(var.instance_role_name, "${var.name}-${local.region}-instance")',
    },
    variables=VARIABLES,
    outputs=(
        Output("application_name", "Name of the CodeDeploy application: a pipeline's `ApplicationName`."),
        Output("deployment_group_name", "Name of the deployment group: a pipeline's `DeploymentGroupName`."),
        Output("deploy_role_arn", "ARN of CodeDeploy's role."),
        Output("instance_role_arn", "ARN of the instances' role, for the artifact store's readers in another account."),
        Output("instance_role_name", "Name of the instances' role, to attach further policies to."),
        Output("instance_security_group_id", "Id of the instances' security group, for a database to let in."),
        Output("vpc_id", "Id of the VPC, given or made."),
        Output("load_balancer_arn", "ARN of the load balancer."),
        Output("dns_name", "DNS name of the load balancer, for an alias record."),
        Output("zone_id", "Id of the load balancer's Route 53 zone, for an alias record."),
        Output("alarm_name", "Name of the alarm that rolls a release back."),
    ),
    build=_build,
    usage="""\
name            = "acme-web"
artifact_bucket = module.artifact_store.bucket_name
key_alias       = "alias/acme-artifacts"
port            = 8080
packages        = ["nodejs24"]
""",
)
