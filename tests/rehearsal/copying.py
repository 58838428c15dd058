"""What CodeDeploy does in a blue/green deployment that copies the Auto Scaling group, step by step.

The calls are among those of
https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html; names are CodeDeploy's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

COPIED = (
    *("MinSize", "MaxSize", "DesiredCapacity", "HealthCheckType", "HealthCheckGracePeriod", "VPCZoneIdentifier"),
    "LaunchTemplate",
)
POLICY = ("PolicyName", "PolicyType", "EstimatedInstanceWarmup", "TargetTrackingConfiguration")


@dataclass(frozen=True)
class Replacement:
    """One deployment to ``group`` of ``application``: puts ``new`` in the place of ``old``."""

    scaling: Any
    codedeploy: Any
    application: str
    group: str
    deployment: str

    @property
    def new(self) -> str:
        return f"CodeDeploy_{self.group}_{self.deployment}"

    @property
    def old(self) -> str:
        info = self.codedeploy.get_deployment_group(applicationName=self.application, deploymentGroupName=self.group)
        (only,) = info["deploymentGroupInfo"]["autoScalingGroups"]
        return str(only["name"])

    def copy(self) -> None:
        """The new group; without tags, which nobody promises that it has. The old one's processes are suspended."""
        old = self.old
        (group,) = self.scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[old])["AutoScalingGroups"]
        self.scaling.suspend_processes(AutoScalingGroupName=old, ScalingProcesses=["AZRebalance", "ReplaceUnhealthy"])
        template = {key: group["LaunchTemplate"][key] for key in ("LaunchTemplateId", "Version")}
        same = {key: group[key] for key in COPIED} | {"LaunchTemplate": template}
        self.scaling.create_auto_scaling_group(AutoScalingGroupName=self.new, **same)
        for policy in self.scaling.describe_policies(AutoScalingGroupName=old)["ScalingPolicies"]:
            given = {key: policy[key] for key in POLICY if key in policy}
            self.scaling.put_scaling_policy(AutoScalingGroupName=self.new, **given)

    def reroute(self) -> None:
        """Requests go to the new group, which is the deployment group's from now on."""
        (group,) = self.scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[self.old])["AutoScalingGroups"]
        self.scaling.attach_load_balancer_target_groups(
            AutoScalingGroupName=self.new, TargetGroupARNs=group["TargetGroupARNs"]
        )
        self.codedeploy.update_deployment_group(
            applicationName=self.application, currentDeploymentGroupName=self.group, autoScalingGroups=[self.new]
        )

    def terminate(self, old: str) -> None:
        self.scaling.delete_auto_scaling_group(AutoScalingGroupName=old, ForceDelete=True)
