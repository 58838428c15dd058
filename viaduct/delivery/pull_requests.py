"""The pipeline that builds pull requests: of every one the source branch, and nothing is deployed.

What a pull request says was not reviewed by anybody. So its build is a project of its own, whose role has no secrets,
and reads from the artifact store without writing to it: what it brings can't get among what is released.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from viaduct import names
from viaduct.delivery.builds import BUILD, Project
from viaduct.delivery.pipeline import Action, Pipeline, PullRequest, Stage, Trigger
from viaduct.delivery.provider import Provider
from viaduct.delivery.source import SOURCE, SOURCE_OUTPUT, source_of
from viaduct.delivery.variables import for_builds, variables_of
from viaduct.spec.sources import ConnectionSource

if TYPE_CHECKING:
    from viaduct.spec.model import System
    from viaduct.spec.sources import PullRequests

EVENTS: dict[str, Literal["OPEN", "UPDATED", "CLOSED"]] = {"open": "OPEN", "update": "UPDATED", "close": "CLOSED"}


def pull_requests_of(system: System, service: str) -> Pipeline | None:
    """The pipeline for the service's pull requests, if they are built. They don't wait for each other."""
    wanted = _wanted(system, service)
    if not wanted:
        return None
    return Pipeline(
        name=names.pipeline(system, service, names.PULL_REQUESTS),
        region=system.home.region,
        stages=(Stage(SOURCE, (source_of(system, service),)), Stage(BUILD, (_build(system, service),))),
        trigger=Trigger(SOURCE, pull_requests=(_filter(system, service, wanted),)),
        path=("services", service, "source", "pull_requests"),
        variables=variables_of(system, service),
        execution_mode="PARALLEL",
    )


def project_of(system: System, service: str) -> Project | None:
    """The project that builds them: as the service's own, without secrets, and without a cache that others use."""
    if not _wanted(system, service):
        return None
    settings = system.services[service].build.model_copy(update={"secrets": {}, "cache": "none"})
    return Project(service, settings, names.PULL_REQUESTS, of_pull_requests=True)


def _wanted(system: System, service: str) -> PullRequests | None:
    source = system.services[service].source
    return source.pull_requests if isinstance(source, ConnectionSource) else None


def _filter(system: System, service: str, wanted: PullRequests) -> PullRequest:
    branches = wanted.branches or (system.branch(service),)
    return PullRequest(branches, tuple(EVENTS[event] for event in wanted.events), system.paths(service))


def _build(system: System, service: str) -> Action:
    """Without an output: nothing is made of it."""
    project = names.build_project(system, service, names.PULL_REQUESTS)
    return Action(
        name=BUILD,
        provider=Provider.CODEBUILD,
        region=system.home.region,
        configuration={"ProjectName": project, **for_builds(system, service)},
        inputs=(SOURCE_OUTPUT,),
        path=("services", service, "source", "pull_requests"),
    )
