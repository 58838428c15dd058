"""The part of the model that says where code is, and how AWS gets at it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from viaduct.spec import types as t
from viaduct.spec.base import Model, kind_or


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


class PullRequests(Model):
    """Which pull requests are built, by the branch that they want to go into; none is ever deployed."""

    branches: t.List[t.RefPattern] | None = Field(default=None, min_length=1)
    events: t.List[Literal["open", "update", "close"]] = Field(default=("open", "update"), min_length=1)


class ConnectionSource(Model):
    """Code that comes through the connection, and which of its changes start a release: new tags, if any are named."""

    kind: Literal["connection"] = "connection"
    repository: t.Repository | None = None
    branch: t.Branch | None = None
    paths: t.List[t.Glob] = ()
    tags: t.List[t.RefPattern] = ()
    pull_requests: PullRequests | None = None


class CodeCommitSource(Model):
    """Code in a CodeCommit repository of the home region: one that exists, or one that Viaduct makes."""

    kind: Literal["codecommit"]
    repository: t.CodeCommitRepository
    branch: t.Branch | None = None
    create: bool = False


class S3Source(Model):
    """A ZIP file in an existing, versioned bucket of the home region."""

    kind: Literal["s3"]
    bucket: t.Bucket
    key: t.ZipKey


class EcrSource(Model):
    """An existing image in ECR, in the home region, whose pushes start a release; code comes through the connection."""

    kind: Literal["ecr"]
    image: t.EcrRepository
    tag: t.ImageTag = "latest"
    repository: t.Repository | None = None
    branch: t.Branch | None = None
    paths: t.List[t.Glob] = ()


Connected = ConnectionSource | EcrSource


Source = Annotated[
    Annotated[ConnectionSource, Tag("connection")]
    | Annotated[CodeCommitSource, Tag("codecommit")]
    | Annotated[S3Source, Tag("s3")]
    | Annotated[EcrSource, Tag("ecr")],
    Discriminator(kind_or("connection")),
]
