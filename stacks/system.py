"""All stacks of a system, and the order in which they are applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stacks.alerts import AlertsStack, ForwardingStack
from stacks.artifacts import ArtifactsStack
from stacks.connection import ConnectionStack
from stacks.images import ImagesStack
from stacks.pipeline import PipelineStack
from stacks.plan_roles import PlanRolesStack
from stacks.repository import RepositoryStack
from stacks.target import TargetStack
from viaduct.delivery.alerts import forwarding_regions
from viaduct.spec.targets import action_regions, image_services, targets_of

if TYPE_CHECKING:
    from cdktf import App

    from stacks.aws_stack import AwsStack
    from viaduct.spec import System


def compose(app: App, system: System) -> None:
    """Add the stacks of ``system``, which must be free of findings, to ``app``.

    Targets and stores find each other by name and can be applied side by side; a pipeline comes last, since it starts
    its first execution as soon as it is there.
    """
    artifacts = {region: ArtifactsStack(app, system=system, region=region) for region in action_regions(system)}
    connection = ConnectionStack(app, system=system) if system.makes_connection else None
    arn = connection.connection_arn if connection else system.connection.arn
    repositories = {name: RepositoryStack(app, system=system, repository=name) for name in system.made_repositories}
    images = {service: ImagesStack(app, system=system, service=service) for service in image_services(system)}
    for service in sorted(system.services):
        targets = [TargetStack(app, system=system, at=at) for at in targets_of(system, service)]
        pipeline = PipelineStack(app, system=system, service=service, connection_arn=arn, artifacts=artifacts)
        upstream: list[AwsStack] = [*artifacts.values(), *targets]
        if system.repository(service) in repositories:
            upstream.append(repositories[system.repository(service)])
        if service in images:
            upstream.append(images[service])
        for stack in upstream:
            pipeline.add_dependency(stack)
    if system.alerts:
        AlertsStack(app, system=system, to=system.alerts)
        for region in forwarding_regions(system):
            ForwardingStack(app, system=system, region=region)
    _compose_github(app, system)


def _compose_github(app: App, system: System) -> None:
    if system.github is None:
        return
    roles = PlanRolesStack(app, system=system, github=system.github)
    if system.github.protect:
        # Only here: who has no use for GitHub's bindings does not wait for them.
        from stacks.github import GithubStack

        repository = GithubStack(app, system=system, github=system.github, protect=system.github.protect)
        repository.add_dependency(roles)
