"""What CodeDeploy may do for an in-place deployment behind a load balancer.

The actions are those of AWSCodeDeployRole that such a deployment uses, each narrowed to the one fleet where AWS
supports it. It launches no instance itself, so it needs neither RunInstances nor PassRole.
https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html
"""

from __future__ import annotations

from modules.policy import Statement


def statements(account: str, region: str, group: str, target_group: str) -> list[Statement]:
    """The statements for an Auto Scaling group and a target group, by their names."""
    place = f"{region}:{account}"
    scaling_group = f"arn:aws:autoscaling:{place}:autoScalingGroup:*:autoScalingGroupName/{group}"
    targets = f"arn:aws:elasticloadbalancing:{place}:targetgroup/{target_group}/*"
    return [
        Statement("FindInstances", _DESCRIBE, ["*"]),
        Statement("FollowTheGroup", _LIFECYCLE, [scaling_group]),
        Statement("MoveTraffic", _REGISTER, [targets]),
        Statement("ReadAlarms", ["cloudwatch:DescribeAlarms"], [f"arn:aws:cloudwatch:{place}:alarm:*"]),
    ]


# AWS supports no resource for these.
_DESCRIBE = [
    "autoscaling:DescribeAutoScalingGroups",
    "autoscaling:DescribeLifecycleHooks",
    "autoscaling:DescribePolicies",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeInstances",
    "elasticloadbalancing:DescribeLoadBalancers",
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
