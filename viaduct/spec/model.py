"""The typed model of ``pipelines.yaml``: frozen data, its defaults, and what follows from them.

A ``System`` delivers ``services`` into ``environments``; where one meets the other in one region stands a
``Target`` (see ``viaduct/spec/targets.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from viaduct.spec import types as t
from viaduct.spec.base import Model
from viaduct.spec.builds import Build, ExtraAction
from viaduct.spec.deploys import Deploy
from viaduct.spec.environments import Environment
from viaduct.spec.github import Github
from viaduct.spec.sources import (
    CodeCommitSource,
    Connected,
    Connection,
    ConnectionSource,
    EcrSource,
    S3Source,
    Source,
    SourceDefaults,
)
from viaduct.spec.variables import Variable


class Home(Model):
    """The account and region that hold the pipelines, their builds and the connection; every region's artifacts too."""

    account: t.AccountId
    region: t.Region


class State(Model):
    """The S3 bucket of Terraform's state; both have defaults (see ``viaduct/names.py``)."""

    bucket: t.Bucket | None = None
    region: t.Region | None = None


class Service(Model):
    """Something that is built once and deployed to each of its environments; all of them by default."""

    source: Source = ConnectionSource()
    build: Build = Build()
    actions: Mapping[t.Name, ExtraAction] = Field(default_factory=dict)
    deploy: Deploy
    environments: t.List[t.Name] | None = None
    variables: Mapping[t.PipelineVariableName, Variable] = Field(default_factory=dict, max_length=50)
    execution_mode: Literal["superseded", "queued", "parallel"] = "superseded"


class Alerts(Model):
    """Who is told of failed and recovered pipelines, pending approvals, failed builds and deployments."""

    email: t.List[t.Email] = ()
    https: t.List[t.HttpsEndpoint] = ()
    sqs: t.List[t.QueueArn] = ()


class System(Model):
    """All of ``pipelines.yaml``; ``environments`` are in release order."""

    system: t.Name
    home: Home
    state: State = State()
    connection: Connection = Connection()
    source: SourceDefaults = SourceDefaults()
    alerts: Alerts | None = None
    github: Github | None = None
    tags: Mapping[str, str] = Field(default_factory=dict)
    environments: Mapping[t.Name, Environment] = Field(min_length=1)
    services: Mapping[t.Name, Service] = Field(min_length=1)

    def repository(self, service: str) -> str:
        """The service's repository, ``owner/name`` of a connection; ``""`` where nothing names one (rule V101)."""
        match self.services[service].source:
            case (ConnectionSource() | EcrSource()) as source:
                return source.repository or self.source.repository or ""
            case CodeCommitSource() as source:
                return source.repository
            case S3Source():
                return ""

    def branch(self, service: str) -> str:
        """The branch that the service is released from; ``""`` for a source that has none."""
        source = self.services[service].source
        return "" if isinstance(source, S3Source) else source.branch or self.source.branch

    def paths(self, service: str) -> tuple[str, ...]:
        """The globs that one of a push's files must match; none where every change starts a release."""
        source = self.services[service].source
        return source.paths if isinstance(source, Connected) else ()

    @property
    def github_repository(self) -> str:
        """The repository whose pull requests are planned; ``""`` where nothing names one (rule V940)."""
        return (self.github and self.github.repository) or self.source.repository or ""

    @property
    def makes_connection(self) -> bool:
        """Whether a service's code comes through a connection that does not exist yet."""
        sources = (service.source for service in self.services.values())
        return self.connection.arn is None and any(isinstance(source, Connected) for source in sources)

    @property
    def made_repositories(self) -> tuple[str, ...]:
        """The CodeCommit repositories, sorted, that do not exist yet."""
        sources = (service.source for service in self.services.values())
        made = {source.repository for source in sources if isinstance(source, CodeCommitSource) and source.create}
        return tuple(sorted(made))

    def account_of(self, environment: str) -> str:
        """The account that an environment is in."""
        return self.environments[environment].account or self.home.account

    def environments_of(self, service: str) -> dict[str, Environment]:
        """The service's environments, in release order."""
        chosen = self.services[service].environments
        return {name: env for name, env in self.environments.items() if chosen is None or name in chosen}
