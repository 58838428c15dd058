"""The load balancer of a fleet, its target group with the health check, and who may talk to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.lb_listener import LbListener, LbListenerDefaultAction
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup, LbTargetGroupHealthCheck
from cdktf_cdktf_provider_aws.security_group import SecurityGroup
from cdktf_cdktf_provider_aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from cdktf_cdktf_provider_aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule
from constructs import Construct

from modules.codedeploy_target.network import ANYWHERE
from modules.naming import named

if TYPE_CHECKING:
    from modules.codedeploy_target.network import Network

HTTP = 80
HTTPS = 443
DRAIN_SECONDS = 30


class LoadBalancer(Construct):
    """A load balancer ``name`` that answers on port 80 and asks ``health_check`` on ``port`` of each instance."""

    def __init__(
        self, scope: Construct, id_: str, *, name: str, network: Network, port: int, health_check: str
    ) -> None:
        super().__init__(scope, id_)
        self._secure(name, network.vpc_id, port)
        self.target_group = self._target_group(name, network.vpc_id, port, health_check)
        self.load_balancer = named(
            Lb(
                self,
                "load-balancer",
                name=name,
                load_balancer_type="application",
                security_groups=[self._own_group.id],
                subnets=list(network.load_balancer_subnets),
                drop_invalid_header_fields=True,
            ),
            id_,
        )
        self._listen()

    def _secure(self, name: str, vpc_id: str, port: int) -> None:
        self._own_group = named(
            SecurityGroup(self, "own", name=f"{name}-lb", description=f"Load balancer of {name}", vpc_id=vpc_id),
            "load_balancer",
        )
        self.instance_group = named(
            SecurityGroup(
                self, "instances", name=f"{name}-instances", description=f"Instances of {name}", vpc_id=vpc_id
            ),
            "instances",
        )
        self._open_to_clients()
        self._open_to_instances(port)
        self._let_instances_out()

    def _open_to_clients(self) -> None:
        clients = VpcSecurityGroupIngressRule(
            self,
            "from-clients",
            security_group_id=self._own_group.id,
            description="Clients",
            cidr_ipv4=ANYWHERE,
            ip_protocol="tcp",
            from_port=HTTP,
            to_port=HTTP,
        )
        named(clients, "from_clients")

    def _open_to_instances(self, port: int) -> None:
        out = VpcSecurityGroupEgressRule(
            self,
            "to-instances",
            security_group_id=self._own_group.id,
            description="Requests and health checks",
            referenced_security_group_id=self.instance_group.id,
            ip_protocol="tcp",
            from_port=port,
            to_port=port,
        )
        named(out, "to_instances")
        incoming = VpcSecurityGroupIngressRule(
            self,
            "from-load-balancer",
            security_group_id=self.instance_group.id,
            description="Requests and health checks",
            referenced_security_group_id=self._own_group.id,
            ip_protocol="tcp",
            from_port=port,
            to_port=port,
        )
        named(incoming, "from_load_balancer")

    def _let_instances_out(self) -> None:
        outside = VpcSecurityGroupEgressRule(
            self,
            "to-aws",
            security_group_id=self.instance_group.id,
            description="AWS services and package repositories",
            cidr_ipv4=ANYWHERE,
            ip_protocol="tcp",
            from_port=HTTPS,
            to_port=HTTPS,
        )
        named(outside, "to_aws")

    def _target_group(self, name: str, vpc_id: str, port: int, health_check: str) -> LbTargetGroup:
        check = LbTargetGroupHealthCheck(
            path=health_check, matcher="200-299", interval=15, timeout=5, healthy_threshold=2, unhealthy_threshold=2
        )
        group = LbTargetGroup(
            self,
            "target-group",
            name=name,
            vpc_id=vpc_id,
            port=port,
            protocol="HTTP",
            deregistration_delay=str(DRAIN_SECONDS),
            health_check=check,
        )
        return named(group, "instances")

    def _listen(self) -> None:
        listener = LbListener(
            self,
            "http",
            load_balancer_arn=self.load_balancer.arn,
            port=HTTP,
            protocol="HTTP",
            default_action=[LbListenerDefaultAction(type="forward", target_group_arn=self.target_group.arn)],
        )
        named(listener, "http")
