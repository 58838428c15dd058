"""What every deployment by CodeDeploy has: its application, its role, and how many instances it takes at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.codedeploy_app import CodedeployApp
from cdktf_cdktf_provider_aws.codedeploy_deployment_config import (
    CodedeployDeploymentConfig,
    CodedeployDeploymentConfigMinimumHealthyHosts,
)
from constructs import Construct

from modules.naming import named
from modules.policy import service_trust
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.policy import Statement


@dataclass(frozen=True)
class MinimumHealthy:
    """A deployment configuration ``name`` of one's own: how many instances, or percent of them, keep serving."""

    name: str
    type: Literal["FLEET_PERCENT", "HOST_COUNT"]
    value: int


class Application(Construct):
    """The application ``name`` for the one deployment group ``group``, and the role that CodeDeploy has there.

    ``configuration`` is the name of one of AWS's own deployment configurations, or one to make.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        group: str,
        role_name: str,
        account: str,
        region: str,
        statements: Sequence[Statement],
        configuration: str | MinimumHealthy,
    ) -> None:
        super().__init__(scope, id_)
        self.application = named(CodedeployApp(self, "application", name=name, compute_platform="Server"), "deployment")
        group_arn = f"arn:aws:codedeploy:{region}:{account}:deploymentgroup:{name}/{group}"
        self.role = Role(
            self,
            "role",
            address="deploy",
            name=role_name,
            description=f"What CodeDeploy may do for {group}",
            trust=service_trust("codedeploy.amazonaws.com", account, group_arn),
            statements=statements,
        )
        self.configuration = configuration if isinstance(configuration, str) else self._configuration(configuration)

    def _configuration(self, healthy: MinimumHealthy) -> str:
        config = CodedeployDeploymentConfig(
            self,
            "configuration",
            deployment_config_name=healthy.name,
            compute_platform="Server",
            minimum_healthy_hosts=CodedeployDeploymentConfigMinimumHealthyHosts(type=healthy.type, value=healthy.value),
            # Nothing of it can change, and none that a deployment group uses can go.
            lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
        )
        return named(config, "deployment").deployment_config_name
