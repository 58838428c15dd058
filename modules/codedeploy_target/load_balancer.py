"""The load balancer of a fleet, its listeners, and its target group with the health check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.lb import Lb
from cdktf_cdktf_provider_aws.lb_listener import (
    LbListener,
    LbListenerDefaultAction,
    LbListenerDefaultActionRedirect,
)
from cdktf_cdktf_provider_aws.lb_target_group import LbTargetGroup, LbTargetGroupHealthCheck
from constructs import Construct

from modules.codedeploy_target.firewall import HTTP, HTTPS, Firewall
from modules.naming import named

if TYPE_CHECKING:
    from modules.codedeploy_target.network import Network

DRAIN_SECONDS = 30
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"


class LoadBalancer(Construct):
    """A load balancer ``name`` that asks ``health_check`` on ``port`` of each instance.

    With ``certificate_arn`` it serves HTTPS and redirects HTTP to it; without, it serves HTTP.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        target_group_name: str,
        network: Network,
        port: int,
        health_check: str,
        certificate_arn: str | None,
    ) -> None:
        super().__init__(scope, id_)
        ports = {"http": HTTP, "https": HTTPS} if certificate_arn else {"http": HTTP}
        self.firewall = Firewall(self, "firewall", name=name, vpc_id=network.vpc_id, port=port, public_ports=ports)
        self.target_group = self._target_group(target_group_name, network.vpc_id, port, health_check)
        self.load_balancer = named(
            Lb(
                self,
                "load-balancer",
                name=name,
                load_balancer_type="application",
                security_groups=[self.firewall.load_balancer.id],
                subnets=list(network.load_balancer_subnets),
                drop_invalid_header_fields=True,
                depends_on=list(network.ready),
            ),
            id_,
        )
        self._listen(certificate_arn)

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
            # Another port needs another group, and the listener has to leave the old one first.
            lifecycle=TerraformResourceLifecycle(create_before_destroy=True),
        )
        return named(group, "instances")

    def _listen(self, certificate_arn: str | None) -> None:
        forward = LbListenerDefaultAction(type="forward", target_group_arn=self.target_group.arn)
        if certificate_arn is None:
            self._listener("http", HTTP, "HTTP", forward)
            return
        redirect = LbListenerDefaultActionRedirect(status_code="HTTP_301", protocol="HTTPS", port=str(HTTPS))
        self._listener("http", HTTP, "HTTP", LbListenerDefaultAction(type="redirect", redirect=redirect))
        self._listener("https", HTTPS, "HTTPS", forward, certificate_arn)

    def _listener(
        self,
        name: str,
        port: int,
        protocol: str,
        action: LbListenerDefaultAction,
        certificate_arn: str | None = None,
    ) -> None:
        listener = LbListener(
            self,
            name,
            load_balancer_arn=self.load_balancer.arn,
            port=port,
            protocol=protocol,
            certificate_arn=certificate_arn,
            ssl_policy=TLS_POLICY if certificate_arn else None,
            default_action=[action],
        )
        named(listener, name)
