"""What CodeDeploy may do for an in-place deployment behind a load balancer.

The actions are those of AWSCodeDeployRole that such a deployment uses, each narrowed to the one fleet where AWS
supports it: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html
"""

from __future__ import annotations

from modules.policy import Statement


def statements(account: str, region: str, name: str) -> list[Statement]:
    """The statements for the deployment group, Auto Scaling group and target group called ``name``."""
    place = f"{region}:{account}"
    scaling_group = f"arn:aws:autoscaling:{place}:autoScalingGroup:*:autoScalingGroupName/{name}"
    target_group = f"arn:aws:elasticloadbalancing:{place}:targetgroup/{name}/*"
    return [
        Statement("FindInstances", _DESCRIBE, ["*"]),
        Statement("FollowTheGroup", _LIFECYCLE, [scaling_group]),
        Statement("MoveTraffic", _REGISTER, [target_group]),
        Statement("ReadAlarms", ["cloudwatch:DescribeAlarms"], [f"arn:aws:cloudwatch:{place}:alarm:*"]),
    ]


# AWS supports no resource for these.
_DESCRIBE = [
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeLifecycleHooks",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeInstances",
    "elasticloadbalancing:DescribeTargetGroupAttributes",
    "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
    "tag:GetResources",
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
