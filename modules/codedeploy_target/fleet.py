"""The fleet: a launch template, the Auto Scaling group over it, and what its instances may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.autoscaling_group import (
    AutoscalingGroup,
    AutoscalingGroupInstanceRefresh,
    AutoscalingGroupInstanceRefreshPreferences,
    AutoscalingGroupLaunchTemplate,
    AutoscalingGroupTag,
)
from cdktf_cdktf_provider_aws.autoscaling_policy import (
    AutoscalingPolicy,
    AutoscalingPolicyTargetTrackingConfiguration,
    AutoscalingPolicyTargetTrackingConfigurationPredefinedMetricSpecification,
)
from cdktf_cdktf_provider_aws.iam_instance_profile import IamInstanceProfile
from cdktf_cdktf_provider_aws.launch_template import (
    LaunchTemplate,
    LaunchTemplateBlockDeviceMappings,
    LaunchTemplateBlockDeviceMappingsEbs,
    LaunchTemplateIamInstanceProfile,
    LaunchTemplateMetadataOptions,
    LaunchTemplateMonitoring,
    LaunchTemplateTagSpecifications,
)
from constructs import Construct

from modules.codedeploy_target.instance_permissions import fetch_statements, session_statements
from modules.codedeploy_target.replacement import count_until_replaced
from modules.codedeploy_target.user_data import user_data
from modules.machine_image import image
from modules.naming import named
from modules.policy import Statement, document
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.codedeploy_target.instance_permissions import ArtifactStore
    from modules.codedeploy_target.load_balancer import LoadBalancer
    from modules.codedeploy_target.network import Network

DISK_GIB = 16
CPU_TARGET_PERCENT = 60
WARM_UP_SECONDS = 180


@dataclass(frozen=True)
class FleetInputs:
    """What the fleet is made of, and the artifact store, of whatever account, that its instances fetch releases from.

    ``tags`` go on instances and disks, which the provider's default tags do not reach.
    """

    instance_type: str
    port: int
    packages: Sequence[str]
    min_size: int
    max_size: int
    store: ArtifactStore
    tags: Mapping[str, str]


class Fleet(Construct):
    """An Auto Scaling group ``name`` behind ``balancer``.

    One that is ``replaced`` is only the first: releases put copies in its place.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        role_name: str,
        account: str,
        region: str,
        inputs: FleetInputs,
        network: Network,
        balancer: LoadBalancer,
        replaced: bool,
    ) -> None:
        super().__init__(scope, id_)
        self._name = name
        self._tags = {**inputs.tags, "Name": name}
        statements = [*fetch_statements(region, inputs.store), *session_statements(account, region)]
        profile = self._profile(role_name, statements)
        template = self._template(region, inputs, profile, balancer.firewall.instances.id)
        self._replaced = replaced
        self.group = self._group(id_, inputs, template, network, balancer)
        self.group_name = name if replaced else self.group.name
        policy = self._scale()
        if replaced:
            count = count_until_replaced(self, id_, name)
            for element in (self.group, policy):
                element.add_override("count", count)

    def _profile(self, role_name: str, statements: Sequence[Statement]) -> IamInstanceProfile:
        trust = Statement("Trust", ["sts:AssumeRole"], principals={"Service": "ec2.amazonaws.com"})
        instance_role = Role(
            self,
            "role",
            address="instance",
            name=role_name,
            description=f"What an instance of {self._name} may do",
            trust=document([trust]),
            statements=statements,
        )
        self.role = instance_role.role
        self._permissions = instance_role.policy
        return named(IamInstanceProfile(self, "profile", name=role_name, role=self.role.name), "instance")

    def _template(
        self, region: str, inputs: FleetInputs, profile: IamInstanceProfile, security_group: str
    ) -> LaunchTemplate:
        disk = LaunchTemplateBlockDeviceMappings(
            device_name="/dev/xvda",
            ebs=LaunchTemplateBlockDeviceMappingsEbs(encrypted="true", volume_type="gp3", volume_size=DISK_GIB),
        )
        template = LaunchTemplate(
            self,
            "template",
            name=self._name,
            tags={"Name": self._name},
            image_id=image(inputs.instance_type),
            instance_type=inputs.instance_type,
            user_data=user_data(region, inputs.packages, inputs.port),
            update_default_version=True,
            vpc_security_group_ids=[security_group],
            iam_instance_profile=LaunchTemplateIamInstanceProfile(arn=profile.arn),
            metadata_options=LaunchTemplateMetadataOptions(
                http_endpoint="enabled", http_tokens="required", http_put_response_hop_limit=1
            ),
            monitoring=LaunchTemplateMonitoring(enabled=True),
            block_device_mappings=[disk],
            tag_specifications=[LaunchTemplateTagSpecifications(resource_type="volume", tags=self._tags)],
            depends_on=[self._permissions],
        )
        return named(template, "instance")

    def _group(
        self, id_: str, inputs: FleetInputs, template: LaunchTemplate, network: Network, balancer: LoadBalancer
    ) -> AutoscalingGroup:
        group = AutoscalingGroup(
            self,
            "group",
            name=self._name,
            min_size=inputs.min_size,
            max_size=inputs.max_size,
            vpc_zone_identifier=list(network.instance_subnets),
            target_group_arns=[balancer.target_group.arn],
            # Not ELB: before the first release nothing answers the load balancer's check, and the group would
            # replace its instances for ever.
            health_check_type="EC2",
            health_check_grace_period=WARM_UP_SECONDS,
            launch_template=AutoscalingGroupLaunchTemplate(id=template.id, version=self._version(template)),
            instance_refresh=None if self._replaced else _REFRESH,
            tag=[
                AutoscalingGroupTag(key=key, value=value, propagate_at_launch=True)
                for key, value in sorted(self._tags.items())
            ],
            depends_on=[*network.ready, *balancer.firewall.rules],
            # CodeDeploy suspends some while it deploys.
            lifecycle=TerraformResourceLifecycle(ignore_changes=["suspended_processes"]),
        )
        return named(group, id_)

    def _version(self, template: LaunchTemplate) -> str:
        """A copy keeps to what the first group was given; and only a changed number starts a refresh."""
        return "$Latest" if self._replaced else f"${{{template.fqn}.latest_version}}"

    def _scale(self) -> AutoscalingPolicy:
        cpu = AutoscalingPolicyTargetTrackingConfigurationPredefinedMetricSpecification(
            predefined_metric_type="ASGAverageCPUUtilization"
        )
        policy = AutoscalingPolicy(
            self,
            "cpu",
            name=f"{self._name}-cpu",
            autoscaling_group_name=self.group_name,
            policy_type="TargetTrackingScaling",
            estimated_instance_warmup=WARM_UP_SECONDS,
            target_tracking_configuration=AutoscalingPolicyTargetTrackingConfiguration(
                predefined_metric_specification=cpu, target_value=CPU_TARGET_PERCENT
            ),
            depends_on=[self.group] if self._replaced else None,
        )
        return named(policy, "cpu")


_REFRESH = AutoscalingGroupInstanceRefresh(
    strategy="Rolling", preferences=AutoscalingGroupInstanceRefreshPreferences(min_healthy_percentage=50)
)
