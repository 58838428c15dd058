"""The part of the model that says where code is, and how AWS gets at it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model


class HostNetwork(Model):
    """The VPC from which a host is reached; the certificate, as PEM text, where no public authority has signed it."""

    vpc: t.VpcId
    subnets: t.List[t.SubnetId] = Field(min_length=1, max_length=10)
    security_groups: t.List[t.SecurityGroupId] = Field(min_length=1, max_length=10)
    tls_certificate: t.PemCertificate | None = None


class Host(Model):
    """A GitHub Enterprise Server or GitLab of one's own; with a network where the internet does not reach it."""

    url: t.HostUrl
    network: HostNetwork | None = None


class Connection(Model):
    """The connection to the repositories: one that Viaduct makes, or an existing one by its ARN."""

    provider: Literal["GitHub", "GitLab", "Bitbucket", "GitHubEnterpriseServer", "GitLabSelfManaged"] = "GitHub"
    host: Host | None = None
    arn: t.ConnectionArn | None = None


class SourceDefaults(Model):
    """What every service's ``source`` falls back to: one repository for all of them."""

    repository: t.Repository | None = None
    branch: t.Branch = "main"


class Source(Model):
    """Where a service's code is, and which of its changes start a release."""

    repository: t.Repository | None = None
    branch: t.Branch | None = None
    paths: t.List[t.Glob] = ()
