"""The connection to the repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.validations import matches, network, one_of
from modules.source_connection import ConnectionHost, HostNetwork, SourceConnection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

# https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html
CONNECTION = matches("^[A-Za-z0-9_.-]{1,32}$", "A connection's name has 1 to 32 letters, digits and _ . -.")
# https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateHost.html
HOST = """\
object({
  name = string
  url  = string
  network = optional(object({
    vpc_id             = string
    subnet_ids         = list(string)
    security_group_ids = list(string)
    tls_certificate    = optional(string)
  }))
})"""
_PEM = "^\\\\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\\\s-]+-----END CERTIFICATE-----\\\\s*$"
HOST_RULES = (
    Validation(
        "try(length({}.name) >= 1 && length({}.name) <= 64, true)", "A host's name has 1 to 64 characters.", True
    ),
    matches(
        "^https://[^\\\\s/?#@]+(/[^\\\\s?#]*)?$",
        "The URL of a host starts with https:// and has neither user, query nor fragment.",
        ".url",
    ),
    *network(".network", subnets=10, security_groups=10),
    Validation(
        f'try(length(regexall("{_PEM}", {{}}.network.tls_certificate)) > 0, true)',
        "A certificate is PEM text: -----BEGIN CERTIFICATE----- and so on.",
        of_null=True,
    ),
)
# A provider that runs on a host of one's own is reached through that host, and only such a provider has one.
SELF_MANAGED = Validation(
    'contains(["GitHubEnterpriseServer", "GitLabSelfManaged"], {}) == (var.host != null)',
    "GitHubEnterpriseServer and GitLabSelfManaged need a host, and no other provider has one.",
)


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    host = given.optional_object("host")
    connection = SourceConnection(
        scope,
        "this",
        name=given.text("name"),
        provider_type=given.text("provider_type"),
        host=_host(host) if host else None,
    )
    return {"arn": connection.arn, "host_arn": connection.host_arn}


def _host(host: Value) -> ConnectionHost:
    network = host.optional_object("network")
    return ConnectionHost(host.text("name"), host.text("url"), _network(network) if network else None)


def _network(network: Value) -> HostNetwork:
    return HostNetwork(
        network.text("vpc_id"),
        network.texts("subnet_ids", "subnet", some=True),
        network.texts("security_group_ids", "group", some=True),
        network.optional("tls_certificate"),
    )


SOURCE_CONNECTION = Module(
    name="source-connection",
    title="Source connection",
    purpose="""\
The connection through which pipelines read repositories of GitHub, GitLab or Bitbucket, with the host of a self-managed
installation if there is one. No token passes through Terraform or its state: the connection stays PENDING until a
person authorizes it in the console (Developer Tools, Settings, Connections), and a host is set up there before that.
One connection serves any number of pipelines of the account.""",
    variables=(
        Variable(
            "name",
            "string",
            "Name of the connection: 1 to 32 letters, digits and _ . -.",
            validations=(
                matches("^[A-Za-z0-9_.-]{1,32}$", "A connection's name has 1 to 32 letters, digits and _ . -."),
            ),
        ),
        Variable(
            "provider_type",
            "string",
            "Where the repositories are: `GitHub`, `GitLab` or `Bitbucket`, or on a `host` of your own"
            " `GitHubEnterpriseServer` or `GitLabSelfManaged`.",
            default='"GitHub"',
            validations=(
                one_of("GitHub", "GitLab", "Bitbucket", "GitHubEnterpriseServer", "GitLabSelfManaged"),
                SELF_MANAGED,
            ),
        ),
        Variable(
            "host",
            HOST,
            "The installation of a self-managed provider: its name in AWS and its URL; the VPC that it is reached from"
            " if it is not on the internet, and its certificate as PEM text if no public authority has signed that.",
            default="null",
            validations=HOST_RULES,
            nullable=True,
        ),
    ),
    outputs=(
        Output("arn", "ARN of the connection, which a pipeline's source actions take as `ConnectionArn`."),
        Output("host_arn", "ARN of the host, or null."),
    ),
    build=_build,
    usage="""\
name          = "acme"
provider_type = "GitHub"
""",
)
