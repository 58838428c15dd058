"""The connection through which AWS reads the repositories, and the host that a self-managed provider runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.codestarconnections_connection import CodestarconnectionsConnection
from cdktf_cdktf_provider_aws.codestarconnections_host import (
    CodestarconnectionsHost,
    CodestarconnectionsHostVpcConfiguration,
)
from constructs import Construct

from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class HostNetwork:
    """The VPC, subnets and security groups that a host is reached from; the certificate is PEM text."""

    vpc_id: str
    subnet_ids: Sequence[str]
    security_group_ids: Sequence[str]
    tls_certificate: str | None = None


@dataclass(frozen=True)
class ConnectionHost:
    """An installation of GitHub Enterprise Server or GitLab at ``url``."""

    name: str
    url: str
    network: HostNetwork | None = None


class SourceConnection(Construct):
    """A connection called ``name``; it stays PENDING until a person authorizes it in the console.

    So does a host, which is set up there before its connection.
    Source: https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
    https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-host-setup.html
    """

    def __init__(
        self, scope: Construct, id_: str, *, name: str, provider_type: str, host: ConnectionHost | None = None
    ) -> None:
        super().__init__(scope, id_)
        self.host_arn: str | None = self._host(id_, provider_type, host).arn if host else None
        connection = CodestarconnectionsConnection(
            self,
            "connection",
            name=name,
            # AWS takes one of the two: a host knows its provider.
            provider_type=None if host else provider_type,
            host_arn=self.host_arn,
        )
        self.arn: str = named(connection, id_).arn

    def _host(self, id_: str, provider_type: str, host: ConnectionHost) -> CodestarconnectionsHost:
        made = CodestarconnectionsHost(
            self,
            "host",
            name=host.name,
            provider_endpoint=host.url,
            provider_type=provider_type,
            vpc_configuration=_vpc(host.network) if host.network else None,
        )
        return named(made, id_)


def _vpc(network: HostNetwork) -> CodestarconnectionsHostVpcConfiguration:
    return CodestarconnectionsHostVpcConfiguration(
        vpc_id=network.vpc_id,
        subnet_ids=list(network.subnet_ids),
        security_group_ids=list(network.security_group_ids),
        tls_certificate=network.tls_certificate,
    )
