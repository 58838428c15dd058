"""What Terraform reads to plan what Viaduct emits: settings, by resource type, and never what is stored in a thing.

Seen in plans of every type with the AWS provider 5.100.0, and named after the actions of the service authorization
reference: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from modules.policy import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAGS = "ListTagsForResource"
_ROLE = ("iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies")
_CONNECTIONS = ("codeconnections", "codestar-connections")
_ALARMS = ("cloudwatch:DescribeAlarms", f"cloudwatch:{_TAGS}")
_BALANCING = "elasticloadbalancing"

READS: dict[str, tuple[str, ...]] = {
    "aws_autoscaling_group": ("autoscaling:DescribeAutoScalingGroups",),
    "aws_autoscaling_policy": ("autoscaling:DescribePolicies",),
    "aws_cloudfront_distribution": ("cloudfront:GetDistribution", f"cloudfront:{_TAGS}"),
    "aws_cloudfront_origin_access_control": ("cloudfront:GetOriginAccessControl",),
    "aws_cloudwatch_dashboard": ("cloudwatch:GetDashboard",),
    "aws_cloudwatch_event_rule": ("events:DescribeRule", f"events:{_TAGS}"),
    "aws_cloudwatch_event_target": ("events:ListTargetsByRule",),
    "aws_cloudwatch_log_group": ("logs:DescribeLogGroups", f"logs:{_TAGS}"),
    "aws_cloudwatch_log_metric_filter": ("logs:DescribeMetricFilters",),
    "aws_cloudwatch_log_resource_policy": ("logs:DescribeResourcePolicies",),
    "aws_cloudwatch_metric_alarm": _ALARMS,
    "aws_codebuild_project": ("codebuild:BatchGetProjects",),
    "aws_codebuild_report_group": ("codebuild:BatchGetReportGroups",),
    "aws_codecommit_repository": ("codecommit:GetRepository", f"codecommit:{_TAGS}"),
    "aws_codedeploy_app": ("codedeploy:GetApplication", f"codedeploy:{_TAGS}"),
    "aws_codedeploy_deployment_config": ("codedeploy:GetDeploymentConfig",),
    "aws_codedeploy_deployment_group": ("codedeploy:GetDeploymentGroup", f"codedeploy:{_TAGS}"),
    "aws_codepipeline": ("codepipeline:GetPipeline", f"codepipeline:{_TAGS}"),
    "aws_codestarconnections_connection": tuple(
        f"{service}:{action}" for service in _CONNECTIONS for action in ("GetConnection", _TAGS)
    ),
    "aws_codestarconnections_host": tuple(f"{service}:GetHost" for service in _CONNECTIONS),
    "aws_default_security_group": ("ec2:DescribeSecurityGroups",),
    "aws_ecr_lifecycle_policy": ("ecr:GetLifecyclePolicy",),
    "aws_ecr_repository": ("ecr:DescribeRepositories", f"ecr:{_TAGS}"),
    "aws_eip": ("ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"),
    "aws_iam_instance_profile": ("iam:GetInstanceProfile", "iam:GetRole"),
    "aws_iam_openid_connect_provider": ("iam:GetOpenIDConnectProvider",),
    "aws_iam_policy": ("iam:GetPolicy", "iam:GetPolicyVersion"),
    "aws_iam_role": _ROLE,
    "aws_iam_role_policy": ("iam:GetRolePolicy",),
    "aws_iam_role_policy_attachment": ("iam:ListAttachedRolePolicies",),
    "aws_internet_gateway": ("ec2:DescribeInternetGateways",),
    "aws_kms_alias": ("kms:ListAliases",),
    "aws_kms_key": ("kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"),
    "aws_launch_template": ("ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"),
    "aws_lb": tuple(
        f"{_BALANCING}:Describe{what}"
        for what in ("CapacityReservation", "LoadBalancerAttributes", "LoadBalancers", "Tags")
    ),
    "aws_lb_listener": tuple(f"{_BALANCING}:Describe{what}" for what in ("ListenerAttributes", "Listeners", "Tags")),
    "aws_lb_target_group": tuple(
        f"{_BALANCING}:Describe{what}" for what in ("Tags", "TargetGroupAttributes", "TargetGroups")
    ),
    "aws_nat_gateway": ("ec2:DescribeNatGateways",),
    "aws_route_table": ("ec2:DescribeRouteTables",),
    "aws_route_table_association": ("ec2:DescribeRouteTables",),
    "aws_security_group": ("ec2:DescribeSecurityGroups",),
    "aws_sns_topic": ("sns:GetTopicAttributes", f"sns:{_TAGS}"),
    "aws_sns_topic_policy": ("sns:GetTopicAttributes",),
    "aws_sns_topic_subscription": ("sns:GetSubscriptionAttributes",),
    "aws_subnet": ("ec2:DescribeSubnets",),
    "aws_vpc": tuple(
        f"ec2:Describe{what}" for what in ("NetworkAcls", "RouteTables", "SecurityGroups", "VpcAttribute", "Vpcs")
    ),
    "aws_vpc_endpoint": ("ec2:DescribePrefixLists", "ec2:DescribeVpcEndpoints"),
    "aws_vpc_security_group_egress_rule": ("ec2:DescribeSecurityGroupRules",),
    "aws_vpc_security_group_ingress_rule": ("ec2:DescribeSecurityGroupRules",),
    "data.aws_autoscaling_groups": ("autoscaling:DescribeAutoScalingGroups",),
    "data.aws_availability_zones": ("ec2:DescribeAvailabilityZones",),
}
# A bucket's settings are read together, whatever is managed of them.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
BUCKET_READS = (
    "s3:GetAccelerateConfiguration",
    "s3:GetBucketAcl",
    "s3:GetBucketCORS",
    "s3:GetBucketLogging",
    "s3:GetBucketObjectLockConfiguration",
    "s3:GetBucketOwnershipControls",
    "s3:GetBucketPolicy",
    "s3:GetBucketPublicAccessBlock",
    "s3:GetBucketRequestPayment",
    "s3:GetBucketTagging",
    "s3:GetBucketVersioning",
    "s3:GetBucketWebsite",
    "s3:GetEncryptionConfiguration",
    "s3:GetLifecycleConfiguration",
    "s3:GetReplicationConfiguration",
    # HeadBucket. It lists keys as well, hence the names of buckets.
    "s3:ListBucket",
)


def reading(account: str, buckets: Sequence[str]) -> Iterator[Statement]:
    """What a plan takes; buckets are bound to their names, in which ``*`` may stand, and to the account.

    Most of the other actions are listings, for which AWS supports no resource; what the rest say is no secret.
    """
    yield Statement("ReadSettings", sorted(set(chain.from_iterable(READS.values()))), ["*"])
    yield Statement(
        "ReadBuckets",
        BUCKET_READS,
        [f"arn:aws:s3:::{name}" for name in buckets],
        {"StringEquals": {"aws:ResourceAccount": account}},
    )
