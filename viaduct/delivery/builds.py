"""What is built, and out of what; and which projects that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery.pipeline import Action
from viaduct.delivery.provider import Provider
from viaduct.delivery.variables import for_builds
from viaduct.spec.builds import BuildAction, BuildSettings
from viaduct.spec.targets import image_services

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viaduct.spec.model import System

BUILD = "Build"
BUILD_OUTPUT = "BuildOutput"


@dataclass(frozen=True)
class Project:
    """A CodeBuild project of a service: of its own build, or of the action that it is for."""

    service: str
    settings: BuildSettings
    action: str | None = None
    of_pull_requests: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The place in the spec that it comes from; its service, for the own build, which need not be written."""
        if self.of_pull_requests:
            return ("services", self.service, "source", "pull_requests")
        return ("services", self.service, "actions", self.action) if self.action else ("services", self.service)

    def name(self, system: System) -> str:
        """What it is called in AWS."""
        return names.build_project(system, self.service, self.action)

    def report_groups(self, system: System) -> tuple[str, ...]:
        """The names of its report groups: CodeBuild joins a buildspec's names of reports to the project's."""
        return tuple(names.report_group(self.name(system), report) for report in sorted(self.settings.reports))


def projects_of(system: System, service: str) -> tuple[Project, ...]:
    """The service's projects: its own, then those of its actions, by name."""
    return tuple(_projects(system, service))


def _projects(system: System, service: str) -> Iterator[Project]:
    yield Project(service, system.services[service].build)
    for action, settings in sorted(system.services[service].actions.items()):
        if isinstance(settings, BuildAction):
            yield Project(service, settings, action)


def pushes_image(system: System, project: Project) -> bool:
    """Whether it is the build that makes the service's image for releases."""
    return _makes_image(system, project) and not project.of_pull_requests


def needs_docker(system: System, project: Project) -> bool:
    """Whether the build runs containers of its own, which takes privileged mode: nothing else switches that on.

    Source: https://docs.aws.amazon.com/codebuild/latest/userguide/sample-docker-section.html
    """
    return project.settings.docker or _makes_image(system, project)


def _makes_image(system: System, project: Project) -> bool:
    return project.action is None and project.service in image_services(system)


def build_of(system: System, service: str, inputs: Sequence[str]) -> Action:
    """The build, out of everything that the sources fetched."""
    return Action(
        name=BUILD,
        provider=Provider.CODEBUILD,
        region=system.home.region,
        configuration={
            "ProjectName": names.build_project(system, service),
            **primary(inputs),
            **for_builds(system, service),
        },
        inputs=tuple(inputs),
        outputs=(BUILD_OUTPUT,),
        run_order=system.services[service].build.run_order,
        path=("services", service, "build"),
    )


def primary(inputs: Sequence[str]) -> dict[str, str]:
    """With several inputs AWS wants to know which one has the buildspec."""
    return {"PrimarySource": inputs[0]} if len(inputs) > 1 else {}
