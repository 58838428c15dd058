"""What CodeDeploy may do for a deployment.

The actions are those of AWSCodeDeployRole that such a deployment uses, each narrowed to the one fleet where AWS
supports it. Copying a fleet for blue/green also takes what its launch template takes.
https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html
https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html
"""

from __future__ import annotations

from dataclasses import dataclass

from modules.codedeploy_target.replacement import copy_prefix
from modules.machine_image import IMAGE
from modules.policy import Conditions, Statement
from modules.role import PATH


@dataclass(frozen=True)
class FleetScope:
    """The fleet ``group`` that a deployment reaches, by its names."""

    account: str
    region: str
    group: str
    target_group: str
    instance_role: str

    @property
    def place(self) -> str:
        """The region and account of an ARN."""
        return f"{self.region}:{self.account}"

    def groups(self, *names: str) -> list[str]:
        """The ARNs of Auto Scaling groups, whose ids AWS chooses."""
        at = f"arn:aws:autoscaling:{self.place}:autoScalingGroup:*:autoScalingGroupName"
        return [f"{at}/{name}" for name in names]


def tagged_statements() -> list[Statement]:
    """For instances that are found by their tags, behind no load balancer."""
    return [Statement("FindTaggedInstances", _FIND, ["*"])]


def in_place_statements(scope: FleetScope) -> list[Statement]:
    """For a fleet whose instances stay: none is launched, so neither RunInstances nor PassRole is needed."""
    return _fleet_statements(scope, scope.groups(scope.group))


def blue_green_statements(scope: FleetScope) -> list[Statement]:
    """For a fleet that is replaced by copies."""
    names = [scope.group, f"{copy_prefix(scope.group)}*"]
    groups = scope.groups(*names)
    alarms = [f"arn:aws:cloudwatch:{scope.place}:alarm:TargetTracking-{names[-1]}"]
    of_groups: Conditions = {"StringLike": {"aws:ResourceTag/aws:autoscaling:groupName": names}}
    instances = [f"arn:aws:ec2:{scope.place}:instance/*"]
    return [
        *_fleet_statements(scope, groups),
        Statement("FindWhatToCopy", _DESCRIBE_MORE, ["*"]),
        Statement("CopyTheGroup", _COPY, groups),
        Statement("WatchCopies", ["cloudwatch:PutMetricAlarm"], alarms),
        Statement("TerminateInstances", ["ec2:TerminateInstances"], instances, of_groups),
        *_launch_statements(scope),
    ]


def _fleet_statements(scope: FleetScope, groups: list[str]) -> list[Statement]:
    targets = f"arn:aws:elasticloadbalancing:{scope.place}:targetgroup/{scope.target_group}/*"
    return [
        Statement("FindInstances", _DESCRIBE, ["*"]),
        Statement("FollowTheGroup", _LIFECYCLE, groups),
        Statement("MoveTraffic", _REGISTER, [targets]),
        Statement("ReadAlarms", ["cloudwatch:DescribeAlarms"], [f"arn:aws:cloudwatch:{scope.place}:alarm:*"]),
    ]


def _launch_statements(scope: FleetScope) -> list[Statement]:
    """Auto Scaling checks these of whoever makes a group from a launch template.

    Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html
    """
    made = [f"arn:aws:ec2:{scope.place}:{kind}/*" for kind in ("instance", "network-interface", "volume")]
    used = [f"arn:aws:ec2:{scope.place}:{kind}/*" for kind in ("security-group", "subnet")]
    template = f"arn:aws:ec2:{scope.place}:launch-template/*"
    of_fleet: Conditions = {"StringEquals": {"aws:ResourceTag/Name": scope.group}}
    from_template: Conditions = {"ArnLike": {"ec2:LaunchTemplate": template}}
    to_ec2: Conditions = {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}
    on_launch: Conditions = {"StringEquals": {"ec2:CreateAction": "RunInstances"}}
    image = IMAGE.format(architecture="*").removeprefix("resolve:ssm:")
    role = f"arn:aws:iam::{scope.account}:role{PATH}{scope.instance_role}"
    return [
        Statement("UseTheTemplate", ["ec2:RunInstances"], [template], of_fleet),
        Statement(
            "LaunchCopies",
            ["ec2:RunInstances"],
            [*made, *used, f"arn:aws:ec2:{scope.region}::image/*"],
            from_template,
        ),
        Statement("TagCopies", ["ec2:CreateTags"], made, on_launch),
        Statement("ResolveImage", ["ssm:GetParameters"], [f"arn:aws:ssm:{scope.region}::parameter{image}"]),
        Statement("PassInstanceRole", ["iam:PassRole"], [role], to_ec2),
    ]


# AWS supports no resource for these.
_FIND = ["ec2:DescribeInstanceStatus", "ec2:DescribeInstances", "tag:GetResources"]
_DESCRIBE = [
    *_FIND,
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeLifecycleHooks",
    "autoscaling:DescribePolicies",
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
]
_DESCRIBE_MORE = [
    "autoscaling:DescribeNotificationConfigurations",
    "autoscaling:DescribeScalingActivities",
    "autoscaling:DescribeScheduledActions",
]
_LIFECYCLE = [
    "autoscaling:CompleteLifecycleAction",
    "autoscaling:DeleteLifecycleHook",
    "autoscaling:PutLifecycleHook",
    "autoscaling:RecordLifecycleActionHeartbeat",
    "autoscaling:ResumeProcesses",
    "autoscaling:SuspendProcesses",
]
_REGISTER = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"]
_COPY = [
    "autoscaling:AttachLoadBalancerTargetGroups",
    "autoscaling:CreateAutoScalingGroup",
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DeleteAutoScalingGroup",
    "autoscaling:EnableMetricsCollection",
    "autoscaling:PutScalingPolicy",
    "autoscaling:UpdateAutoScalingGroup",
]
