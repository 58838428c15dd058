"""The connection through which AWS reads the repositories."""

from __future__ import annotations

from cdktf import TerraformOutput
from cdktf_cdktf_provider_aws.codestarconnections_connection import CodestarconnectionsConnection
from constructs import Construct

from modules.naming import named


class SourceConnection(Construct):
    """A connection called ``name``; it stays PENDING until a person authorizes it in the console.

    Source: https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
    """

    def __init__(self, scope: Construct, id_: str, *, name: str, provider_type: str) -> None:
        super().__init__(scope, id_)
        connection = CodestarconnectionsConnection(self, "connection", name=name, provider_type=provider_type)
        self.arn: str = named(connection, id_).arn
        output = TerraformOutput(self, "arn", value=self.arn, description="ARN of the connection")
        named(output, "connection_arn")
