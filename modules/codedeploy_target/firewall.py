"""Who may talk to whom: clients to the load balancer, it to the instances, they to AWS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.security_group import SecurityGroup
from cdktf_cdktf_provider_aws.vpc_security_group_egress_rule import VpcSecurityGroupEgressRule
from cdktf_cdktf_provider_aws.vpc_security_group_ingress_rule import VpcSecurityGroupIngressRule
from constructs import Construct

from modules.codedeploy_target.network import ANYWHERE
from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdktf import ITerraformDependable

Rule = VpcSecurityGroupIngressRule | VpcSecurityGroupEgressRule
HTTP = 80
HTTPS = 443


@dataclass(frozen=True)
class Traffic:
    """TCP to one port, from or to the addresses ``cidr`` or the members of the security group ``group_id``."""

    port: int
    description: str
    cidr: str | None = None
    group_id: str | None = None


class Firewall(Construct):
    """The security groups of a load balancer, open on ``public_ports``, and of instances that listen on ``port``."""

    def __init__(
        self, scope: Construct, id_: str, *, name: str, vpc_id: str, port: int, public_ports: Mapping[str, int]
    ) -> None:
        super().__init__(scope, id_)
        self.rules: list[ITerraformDependable] = []
        self.load_balancer = self._group("load_balancer", f"{name}-lb", f"Load balancer of {name}", vpc_id)
        self.instances = self._group("instances", f"{name}-instances", f"Instances of {name}", vpc_id)
        for protocol, public in public_ports.items():
            self._allow(
                VpcSecurityGroupIngressRule,
                f"clients_{protocol}",
                self.load_balancer,
                Traffic(public, "Clients", cidr=ANYWHERE),
            )
        requests = "Requests and health checks"
        self._allow(
            VpcSecurityGroupEgressRule,
            "to_instances",
            self.load_balancer,
            Traffic(port, requests, group_id=self.instances.id),
        )
        self._allow(
            VpcSecurityGroupIngressRule,
            "from_load_balancer",
            self.instances,
            Traffic(port, requests, group_id=self.load_balancer.id),
        )
        outside = Traffic(HTTPS, "AWS services and package repositories", cidr=ANYWHERE)
        self._allow(VpcSecurityGroupEgressRule, "to_aws", self.instances, outside)

    def _group(self, address: str, name: str, description: str, vpc_id: str) -> SecurityGroup:
        group = SecurityGroup(self, f"group-{address}", name=name, description=description, vpc_id=vpc_id)
        return named(group, address)

    def _allow(self, kind: type[Rule], address: str, group: SecurityGroup, traffic: Traffic) -> None:
        rule = kind(
            self,
            address,
            security_group_id=group.id,
            description=traffic.description,
            ip_protocol="tcp",
            from_port=traffic.port,
            to_port=traffic.port,
            cidr_ipv4=traffic.cidr,
            referenced_security_group_id=traffic.group_id,
        )
        self.rules.append(named(rule, address))
