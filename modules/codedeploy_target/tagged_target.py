"""Releases onto instances that exist already, found by their tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.codedeploy_deployment_group import (
    CodedeployDeploymentGroup,
    CodedeployDeploymentGroupAutoRollbackConfiguration,
    CodedeployDeploymentGroupDeploymentStyle,
    CodedeployDeploymentGroupEc2TagSet,
    CodedeployDeploymentGroupEc2TagSetEc2TagFilter,
)
from cdktf_cdktf_provider_aws.iam_policy import IamPolicy
from constructs import Construct

from modules.codedeploy_target.application import Application, MinimumHealthy
from modules.codedeploy_target.deployment_permissions import tagged_statements
from modules.codedeploy_target.instance_permissions import ArtifactStore, fetch_statements
from modules.naming import named
from modules.policy import document
from modules.role import PATH

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class TaggedNames:
    """``target`` names the deployment group; ``instance_policy`` is for the roles of the instances."""

    target: str
    application: str
    deploy_role: str
    instance_policy: str


class TaggedTarget(Construct):
    """Updates the instances that carry all of ``tags`` in place; a failed release is rolled back.

    Attaching the instance policy to the role that the instances have is for whoever made them.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        names: TaggedNames,
        account: str,
        region: str,
        tags: Mapping[str, str],
        configuration: str | MinimumHealthy,
        store: ArtifactStore,
    ) -> None:
        super().__init__(scope, id_)
        application = Application(
            self,
            "deployment",
            name=names.application,
            group=names.target,
            role_name=names.deploy_role,
            account=account,
            region=region,
            statements=tagged_statements(),
            configuration=configuration,
        )
        self.deploy_role = application.role.role
        self.deployment_group = self._group(names.target, application, tags)
        policy = IamPolicy(
            self,
            "instance-policy",
            name=names.instance_policy,
            path=PATH,
            description=f"What an instance needs for releases of {names.target}",
            policy=document(fetch_statements(region, store)),
        )
        self.instance_policy = named(policy, "instance")

    def _group(self, name: str, application: Application, tags: Mapping[str, str]) -> CodedeployDeploymentGroup:
        group = CodedeployDeploymentGroup(
            self,
            "group",
            app_name=application.application.name,
            deployment_group_name=name,
            service_role_arn=application.role.role.arn,
            deployment_config_name=application.configuration,
            deployment_style=CodedeployDeploymentGroupDeploymentStyle(
                deployment_type="IN_PLACE", deployment_option="WITHOUT_TRAFFIC_CONTROL"
            ),
            ec2_tag_set=[_carrying(key, value) for key, value in sorted(tags.items())],
            auto_rollback_configuration=CodedeployDeploymentGroupAutoRollbackConfiguration(
                enabled=True, events=["DEPLOYMENT_FAILURE"]
            ),
            depends_on=[application.role.policy],
        )
        return named(group, "deployment")


def _carrying(key: str, value: str) -> CodedeployDeploymentGroupEc2TagSet:
    """An instance has to be in each of the sets, and carry one tag of a set."""
    tag = CodedeployDeploymentGroupEc2TagSetEc2TagFilter(key=key, value=value, type="KEY_AND_VALUE")
    return CodedeployDeploymentGroupEc2TagSet(ec2_tag_filter=[tag])
