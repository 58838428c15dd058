"""Under which id Terraform imports what a plan creates: for everything that Viaduct emits.

Templates have the arguments of the planned resource, and ``account``, ``region`` and ``host``. The section "Import" of
each resource's page says the form: https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    Json = Mapping[str, Any]

NAMED = {
    "aws_autoscaling_group": "{name}",
    "aws_cloudwatch_log_group": "{name}",
    "aws_codebuild_project": "{name}",
    "aws_codebuild_report_group": "arn:aws:codebuild:{region}:{account}:report-group/{name}",
    "aws_codecommit_repository": "{repository_name}",
    "aws_codedeploy_app": "{name}",
    "aws_codedeploy_deployment_config": "{deployment_config_name}",
    "aws_codedeploy_deployment_group": "{app_name}:{deployment_group_name}",
    "aws_codepipeline": "{name}",
    "aws_ecr_repository": "{name}",
    "aws_iam_instance_profile": "{name}",
    "aws_iam_openid_connect_provider": "arn:aws:iam::{account}:oidc-provider/{host}",
    "aws_iam_policy": "arn:aws:iam::{account}:policy{path}{name}",
    "aws_iam_role": "{name}",
    "aws_kms_alias": "{name}",
    "aws_route_table_association": "{subnet_id}/{route_table_id}",
    "aws_s3_bucket": "{bucket}",
    "aws_sns_topic": "arn:aws:sns:{region}:{account}:{name}",
}
"""Their id follows from their names."""

LOOKED_UP = {
    "aws_codestarconnections_connection": (("name",), "arn"),
    "aws_launch_template": (("name",), "id"),
    "aws_lb": (("name",), "arn"),
    "aws_lb_listener": (("load_balancer_arn", "port"), "arn"),
    "aws_lb_target_group": (("name",), "arn"),
    "aws_security_group": (("name", "vpc_id"), "id"),
    "aws_subnet": (("vpc_id", "cidr_block"), "id"),
}
"""AWS numbers them, but of these arguments there is one alone: a data source of the same type finds its attribute."""

NUMBERED = frozenset(
    {
        "aws_cloudfront_distribution",
        "aws_cloudfront_origin_access_control",
        "aws_codestarconnections_host",
        "aws_eip",
        "aws_internet_gateway",
        "aws_kms_key",
        "aws_nat_gateway",
        "aws_route_table",
        "aws_vpc",
        "aws_vpc_endpoint",
        "aws_vpc_security_group_egress_rule",
        "aws_vpc_security_group_ingress_rule",
    }
)
"""AWS numbers them, and no name tells one from another: a second one would be made, or refused as a double."""

REPEATABLE = frozenset(
    {
        "aws_autoscaling_policy",
        "aws_cloudwatch_dashboard",
        "aws_cloudwatch_event_rule",
        "aws_cloudwatch_event_target",
        "aws_cloudwatch_log_metric_filter",
        "aws_cloudwatch_log_resource_policy",
        "aws_cloudwatch_metric_alarm",
        "aws_default_security_group",
        "aws_ecr_lifecycle_policy",
        "aws_ecr_repository_policy",
        "aws_iam_role_policy",
        "aws_iam_role_policy_attachment",
        "aws_s3_bucket_lifecycle_configuration",
        "aws_s3_bucket_ownership_controls",
        "aws_s3_bucket_policy",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
        "aws_sns_topic_policy",
        "aws_sns_topic_subscription",
    }
)
"""Made again they are the same: AWS puts them in place of what is there."""


@dataclass(frozen=True)
class Place:
    """Where a stack's provider works."""

    account: str
    region: str


@dataclass(frozen=True)
class Sought:
    """A resource that a plan creates, and its id, if it should exist.

    Where there is a ``lookup``, the arguments of a data source, ``id`` is the attribute of it that is the id.
    """

    address: str
    type: str
    id: str
    lookup: Json = field(default_factory=dict)


def sought(plan: Json, place: Place) -> tuple[Sought, ...]:
    """What could exist though the plan creates it; what is made in place of an earlier one is not among it."""
    found = (_sought(change, place) for change in _created(plan))
    return tuple(each for each in found if each)


def numbered(plan: Json) -> tuple[str, ...]:
    """The addresses of what nobody can find by a name."""
    return tuple(change["address"] for change in _created(plan) if change["type"] in NUMBERED)


def _created(plan: Json) -> list[Json]:
    return [change for change in plan.get("resource_changes", ()) if change["change"]["actions"] == ["create"]]


def _sought(change: Json, place: Place) -> Sought | None:
    """None for what needs no id, or whose names are not known before another one is made."""
    kind, after = change["type"], {name: value for name, value in change["change"]["after"].items() if value}
    if kind in LOOKED_UP:
        arguments, attribute = LOOKED_UP[kind]
        if not all(name in after for name in arguments):
            return None
        return Sought(change["address"], kind, attribute, {name: after[name] for name in arguments})
    values = {"account": place.account, "region": place.region, **after}
    values["host"] = str(after.get("url", "")).removeprefix("https://")
    template = NAMED.get(kind, "")
    if not template or not all(values.get(name) for _, name, _, _ in Formatter().parse(template) if name):
        return None
    return Sought(change["address"], kind, template.format(**values))
