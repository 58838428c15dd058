"""The stack of the connection to the repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import TerraformOutput

from modules.source_connection import ConnectionHost, HostNetwork, SourceConnection
from stacks.aws_stack import AwsStack
from stacks.literal import literal
from viaduct import names

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System


class ConnectionStack(AwsStack):
    """``connection``; its ARN is the one thing that other stacks can't work out for themselves."""

    def __init__(self, scope: Construct, *, system: System) -> None:
        super().__init__(scope, names.CONNECTION_STACK, system=system, region=system.home.region)
        connection = SourceConnection(
            self,
            "connection",
            name=names.connection(system),
            provider_type=system.connection.provider,
            host=_host(system),
        )
        self.connection_arn = connection.arn
        output = TerraformOutput(connection, "arn", value=connection.arn, description="ARN of the connection")
        output.override_logical_id("connection_arn")


def _host(system: System) -> ConnectionHost | None:
    host = system.connection.host
    if host is None:
        return None
    given = host.network
    network = HostNetwork(given.vpc, given.subnets, given.security_groups, given.tls_certificate) if given else None
    return ConnectionHost(names.connection_host(system), literal(host.url), network)
