"""A CodeDeploy target, put together."""

from __future__ import annotations

from dataclasses import dataclass

from constructs import Construct

from modules.codedeploy_target.application import Application, MinimumHealthy
from modules.codedeploy_target.deployment import BlueGreen, Deployment
from modules.codedeploy_target.deployment_permissions import (
    FleetScope,
    blue_green_statements,
    in_place_statements,
)
from modules.codedeploy_target.fleet import Fleet, FleetInputs
from modules.codedeploy_target.load_balancer import LoadBalancer
from modules.codedeploy_target.network import Network, VpcNetwork


@dataclass(frozen=True)
class CodeDeployNames:
    """``target`` names the fleet, load balancer and deployment group; AWS keeps the two roles per account."""

    target: str
    target_group: str
    application: str
    deploy_role: str
    instance_role: str


class CodeDeployTarget(Construct):
    """A fleet behind a load balancer and the deployment group over it.

    Releases change its instances in place or, with ``blue_green``, put a copy of the fleet in its place. Makes a VPC
    unless ``network`` is given, and serves HTTPS where ``certificate_arn`` is.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        names: CodeDeployNames,
        account: str,
        region: str,
        health_check: str,
        fleet: FleetInputs,
        configuration: str | MinimumHealthy,
        blue_green: BlueGreen | None = None,
        network: Network | None = None,
        certificate_arn: str | None = None,
    ) -> None:
        super().__init__(scope, id_)
        self.network = network or VpcNetwork(self, "network", name=names.target, region=region).network
        self.balancer = LoadBalancer(
            self,
            "load_balancer",
            name=names.target,
            target_group_name=names.target_group,
            network=self.network,
            port=fleet.port,
            health_check=health_check,
            certificate_arn=certificate_arn,
        )
        self.fleet = Fleet(
            self,
            "fleet",
            name=names.target,
            role_name=names.instance_role,
            account=account,
            region=region,
            inputs=fleet,
            network=self.network,
            balancer=self.balancer,
            replaced=blue_green is not None,
        )
        reached = FleetScope(account, region, names.target, names.target_group, names.instance_role)
        self.application = self._application(names, reached, configuration, replaced=blue_green is not None)
        self.deployment = Deployment(
            self,
            "deployment",
            name=names.target,
            application=self.application,
            fleet=self.fleet,
            balancer=self.balancer,
            blue_green=blue_green,
        )

    def _application(
        self, names: CodeDeployNames, reached: FleetScope, configuration: str | MinimumHealthy, *, replaced: bool
    ) -> Application:
        return Application(
            self,
            "application",
            name=names.application,
            group=names.target,
            role_name=names.deploy_role,
            account=reached.account,
            region=reached.region,
            statements=blue_green_statements(reached) if replaced else in_place_statements(reached),
            configuration=configuration,
        )
