"""The part of the model that says how a service is built, and what else its pipeline runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Field, Tag

from viaduct.spec import types as t
from viaduct.spec.base import Model, kind_or
from viaduct.spec.build_types import BuildImage, Buildspec, Document, FunctionName, ReportName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

RunOrder = Annotated[int, Field(ge=1, le=999)]


class BuildNetwork(Model):
    """An existing VPC of the home region that builds run in: with a way to the internet, or endpoints of what they use.

    Counts: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_VpcConfig.html
    """

    vpc: t.VpcId
    subnets: t.List[t.SubnetId] = Field(min_length=1, max_length=16)
    security_groups: t.List[t.SecurityGroupId] = Field(min_length=1, max_length=5)


class BuildSettings(Model):
    """A CodeBuild project. Secrets are references; their values never pass through Viaduct or its state.

    Five report groups at most: https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
    """

    buildspec: Buildspec = "buildspec.yml"
    architecture: Literal["x86_64", "arm64"] = "x86_64"
    image: BuildImage | None = None
    compute: Literal["small", "medium", "large", "xlarge", "2xlarge"] = "small"
    docker: bool = False
    timeout: t.Duration = "1h"
    queue_timeout: t.Duration = "8h"
    cache: Literal["local", "s3", "none"] | None = None
    environment: Mapping[t.VariableName, str] = Field(default_factory=dict)
    secrets: Mapping[t.VariableName, t.SecretReference] = Field(default_factory=dict)
    reports: Mapping[ReportName, Literal["test", "code-coverage"]] = Field(default_factory=dict, max_length=5)
    network: BuildNetwork | None = None

    @property
    def caches_locally(self) -> bool:
        """Whether a build host can keep a cache: not in a VPC, nor on the largest machine.

        Source: https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html
        """
        return self.network is None and self.compute != "2xlarge"


class Build(BuildSettings):
    """The build that a release is made by."""

    run_order: RunOrder = 1


class BuildAction(BuildSettings):
    """Something else to run with a project of its own: lint, tests, scans."""

    kind: Literal["build"] = "build"
    buildspec: Buildspec
    stage: t.Name = "build"
    run_order: RunOrder | None = None
    input: Literal["source", "build"] = "source"


class LambdaAction(Model):
    """An existing function, in each of the stage's regions, that says whether the release may go on."""

    kind: Literal["lambda"]
    function: FunctionName
    parameters: Document = Field(default_factory=dict)
    stage: t.Name = "build"
    run_order: RunOrder | None = None


ExtraAction = Annotated[
    Annotated[BuildAction, Tag("build")] | Annotated[LambdaAction, Tag("lambda")], Discriminator(kind_or("build"))
]


def every_build(system: System) -> Iterator[tuple[Path, str, BuildSettings]]:
    """The place, the service and the settings of every build: each service's own, then those of its actions."""
    for name, service in system.services.items():
        yield ("services", name, "build"), name, service.build
        for action, settings in service.actions.items():
            if isinstance(settings, BuildAction):
                yield ("services", name, "actions", action), name, settings
