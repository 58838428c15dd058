"""The inputs of a build, in CodeBuild's own terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

CacheType = Literal["LOCAL", "S3", "NO_CACHE"]
ReportType = Literal["TEST", "CODE_COVERAGE"]
REPORT_TYPES: tuple[ReportType, ...] = ("TEST", "CODE_COVERAGE")


@dataclass(frozen=True)
class BuildSecret:
    """A parameter or secret ``name``, without a slash first; ``reference`` is what CodeBuild takes for it.

    Of a secret that may also be one key of its value, in one stage or version: ``name:key:stage:version``.
    """

    store: Literal["PARAMETER_STORE", "SECRETS_MANAGER"]
    reference: str
    name: str


@dataclass(frozen=True)
class BuildInputs:
    """What a build is given: plain ``variables``, and ``secrets``, whose values only CodeBuild sees.

    ``buildspec`` is a path in the source, or the buildspec's own text.
    """

    buildspec: str
    variables: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, BuildSecret] = field(default_factory=dict)


@dataclass(frozen=True)
class BuildMachine:
    """What a build runs on. ``image_repository`` is the ARN of the ECR repository of an image of one's own.

    ``privileged`` lets a build run containers, and with them everything on its machine.
    """

    type: str
    image: str
    compute_type: str
    privileged: bool | None = None
    image_repository: str | None = None


@dataclass(frozen=True)
class BuildNetwork:
    """The VPC of the project's account and region that the build runs in."""

    vpc: str
    subnets: tuple[str, ...]
    security_groups: tuple[str, ...]


@dataclass(frozen=True)
class BuildCache:
    """What a build keeps for the next one: in the ``prefix`` of the artifact store, or on its host for a while."""

    type: CacheType
    prefix: str = ""


@dataclass(frozen=True)
class BuildSettings:
    """How a build runs; ``reports`` maps the buildspec's names of reports to types."""

    machine: BuildMachine
    cache: BuildCache
    timeout_minutes: int
    queued_minutes: int
    reports: Mapping[str, ReportType] = field(default_factory=dict)
    network: BuildNetwork | None = None

    @property
    def report_names(self) -> Sequence[str]:
        """The reports that the build writes; any, where none is named."""
        return sorted(self.reports) or ["*"]

    @property
    def report_types(self) -> Collection[ReportType]:
        """The types of reports that the build writes; any, where none is named."""
        return set(self.reports.values()) or REPORT_TYPES
