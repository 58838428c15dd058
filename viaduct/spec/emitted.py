"""Every name that a system's stacks give in AWS, with its limits and the place in the spec that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from viaduct import names
from viaduct.delivery import alerts, pull_requests
from viaduct.delivery.builds import projects_of
from viaduct.spec import limits
from viaduct.spec.configurations import Healthy
from viaduct.spec.deploys import CodeDeployTarget, SamTarget
from viaduct.spec.name_limit import NameLimit, Scope
from viaduct.spec.sites import SiteTarget
from viaduct.spec.sources import ConnectionSource
from viaduct.spec.targets import (
    action_regions,
    all_targets,
    deploy_at,
    image_services,
    is_elsewhere,
    package_regions,
    review_of,
)
from viaduct.spec.templates import CloudFormationTarget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.builds import Project
    from viaduct.spec.finding import Path
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


@dataclass(frozen=True)
class EmittedName:
    """``name`` must keep to ``limit``, and be the only one of its kind in its ``region``, account or the world.

    ``elsewhere`` is the account, where it is not home's.
    """

    name: str
    limit: NameLimit
    region: str
    path: Path
    elsewhere: str = ""

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """Two names with the same identity are the same thing to AWS."""
        account = "" if self.limit.scope is Scope.WORLD else self.elsewhere
        region = self.region if self.limit.scope is Scope.REGION else ""
        return self.limit.kind, account, region, self.name


def emitted_names(system: System) -> Iterator[EmittedName]:
    """Every name, with those that the system alone decides first."""
    yield from _system_names(system)
    yield from _repository_names(system)
    yield from _alert_names(system)
    yield from _github_names(system)
    for service in sorted(system.services):
        yield from _service_names(system, service)
    for at in all_targets(system):
        yield from _target_names(system, at)


def _system_names(system: System) -> Iterator[EmittedName]:
    home, path = system.home.region, ("system",)
    bucket_path = ("state", "bucket") if system.state.bucket else path
    yield EmittedName(names.state_bucket(system), limits.BUCKET, names.state_region(system), bucket_path)
    yield EmittedName(names.state_key_alias(system), limits.KMS_ALIAS, names.state_region(system), path)
    if system.makes_connection:
        yield EmittedName(names.connection(system), limits.CONNECTION, home, path)
        if system.connection.host:
            yield EmittedName(names.connection_host(system), limits.HOST, home, path)
        yield EmittedName(names.state_key(system, names.CONNECTION_STACK), limits.STATE_KEY, home, path)
    for region in action_regions(system):
        yield EmittedName(names.artifact_bucket(system, region), limits.BUCKET, region, path)
        yield EmittedName(names.artifact_key_alias(system), limits.KMS_ALIAS, region, path)
        yield EmittedName(names.state_key(system, names.artifacts_stack(region)), limits.STATE_KEY, region, path)
    for region in package_regions(system):
        yield EmittedName(names.package_bucket(system, region), limits.BUCKET, region, path)


def _alert_names(system: System) -> Iterator[EmittedName]:
    if not system.alerts:
        return
    home, path = system.home.region, ("system",)
    yield EmittedName(names.state_key(system, names.ALERTS_STACK), limits.STATE_KEY, home, path)
    yield EmittedName(names.alerts(system), limits.TOPIC, home, path)
    yield EmittedName(names.alerts_key_alias(system), limits.KMS_ALIAS, home, path)
    yield EmittedName(names.releases_log_group(system), limits.LOG_GROUP, home, path)
    yield EmittedName(names.dashboard(system), limits.DASHBOARD, home, path)
    for rule in (*alerts.messages(system), alerts.releases(system)):
        yield EmittedName(names.event_rule(system, rule.what), limits.EVENT_RULE, home, path)
    for service in sorted(system.services):
        yield EmittedName(names.pipeline_alarm(system, service), limits.ALARM, home, ("services", service))
    for region in alerts.forwarding_regions(system):
        yield EmittedName(names.state_key(system, names.forwarding_stack(region)), limits.STATE_KEY, region, path)
        yield EmittedName(names.forwarding_role(system, region), limits.ROLE, region, path)
        rule = alerts.forwarded(system, region)
        yield EmittedName(names.event_rule(system, rule.what), limits.EVENT_RULE, region, path)


def _github_names(system: System) -> Iterator[EmittedName]:
    if system.github:
        home, path = system.home.region, ("system",)
        yield EmittedName(names.state_key(system, names.PLAN_ROLES_STACK), limits.STATE_KEY, home, path)
        yield EmittedName(names.workflow_role(system, "plan"), limits.ROLE, home, path)
        yield EmittedName(names.workflow_role(system, "apply"), limits.ROLE, home, path)
        if system.github.protect:
            yield EmittedName(names.state_key(system, names.GITHUB_STACK), limits.STATE_KEY, home, path)


def _service_names(system: System, service: str) -> Iterator[EmittedName]:
    home, path = system.home.region, ("services", service)
    yield EmittedName(names.pipeline(system, service), limits.PIPELINE, home, path)
    yield EmittedName(names.pipeline_role(system, service), limits.ROLE, home, path)
    for project in projects_of(system, service):
        yield from _build_names(system, project)
    yield from _pull_request_names(system, service)
    yield EmittedName(names.state_key(system, names.pipeline_stack(service)), limits.STATE_KEY, home, path)
    yield from _source_names(system, service)
    if service in image_services(system):
        yield EmittedName(names.image_repository(system, service), limits.IMAGE_REPOSITORY, home, path)
        yield EmittedName(names.state_key(system, names.images_stack(service)), limits.STATE_KEY, home, path)
    for environment, settings in system.environments_of(service).items():
        if settings.approval and settings.approval.notify:
            yield EmittedName(names.approval_topic(system, service, environment), limits.TOPIC, home, path)
        review = review_of(system, service)
        if review and review.notify:
            yield EmittedName(names.approval_topic(system, service, environment, "review"), limits.TOPIC, home, path)


def _pull_request_names(system: System, service: str) -> Iterator[EmittedName]:
    project = pull_requests.project_of(system, service)
    if project:
        home, path = system.home.region, project.path
        yield EmittedName(names.pipeline(system, service, names.PULL_REQUESTS), limits.PIPELINE, home, path)
        yield EmittedName(names.pipeline_role(system, service, names.PULL_REQUESTS), limits.ROLE, home, path)
        yield from _build_names(system, project)


def _build_names(system: System, project: Project) -> Iterator[EmittedName]:
    home, path = system.home.region, project.path
    yield EmittedName(project.name(system), limits.PROJECT, home, path)
    yield EmittedName(names.build_role(system, project.service, project.action), limits.ROLE, home, path)
    for group in project.report_groups(system):
        yield EmittedName(group, limits.REPORT_GROUP, home, path)


def _source_names(system: System, service: str) -> Iterator[EmittedName]:
    home, path, source = system.home.region, ("services", service), system.services[service].source
    if not isinstance(source, ConnectionSource):
        yield EmittedName(names.pipeline_start(system, service), limits.EVENT_RULE, home, path)
        yield EmittedName(names.pipeline_start(system, service), limits.ROLE, home, path)


def _repository_names(system: System) -> Iterator[EmittedName]:
    """Each once, at the first service that has it made."""
    for repository in system.made_repositories:
        first = next(s for s in sorted(system.services) if system.repository(s) == repository)
        path = ("services", first, "source", "repository")
        yield EmittedName(repository, limits.REPOSITORY, system.home.region, path)
        key = names.state_key(system, names.repository_stack(repository))
        yield EmittedName(key, limits.STATE_KEY, system.home.region, path)


def _target_names(system: System, at: Target) -> Iterator[EmittedName]:
    path = ("services", at.service)
    elsewhere = at.account if is_elsewhere(system, at) else ""
    for name, limit in _names_at(system, at):
        yield EmittedName(name, limit, at.region, path, elsewhere)


def _names_at(system: System, at: Target) -> Iterator[tuple[str, NameLimit]]:
    yield names.state_key(system, names.target_stack(at)), limits.STATE_KEY
    if is_elsewhere(system, at):
        yield names.action_role(system, at), limits.ROLE
    deploy = deploy_at(system, at)
    target = names.target(system, at)
    match deploy:
        case CodeDeployTarget():
            yield names.deploy_role(system, at), limits.ROLE
            yield from _codedeploy_names(system, at, deploy)
        case SamTarget():
            yield names.deploy_role(system, at), limits.ROLE
            yield names.boundary_policy(system, at), limits.POLICY
            yield target, limits.CLOUDFORMATION_STACK
        case SiteTarget():
            yield names.site_bucket(system, at), limits.BUCKET
            yield names.site_access(system, at), limits.ORIGIN_ACCESS
        case CloudFormationTarget():
            yield names.deploy_role(system, at), limits.ROLE
            if deploy.roles:
                yield names.boundary_policy(system, at), limits.POLICY
            yield target, limits.CLOUDFORMATION_STACK
        case _:
            assert_never(deploy)


def _codedeploy_names(system: System, at: Target, deploy: CodeDeployTarget) -> Iterator[tuple[str, NameLimit]]:
    target = names.target(system, at)
    yield names.codedeploy_application(system, at), limits.APPLICATION
    yield target, limits.DEPLOYMENT_GROUP
    if isinstance(deploy.configuration, Healthy):
        yield names.deployment_config(system, at, deploy.configuration), limits.DEPLOYMENT_CONFIG
    if deploy.tags:
        yield names.instance_role(system, at), limits.POLICY
        return
    yield names.instance_role(system, at), limits.ROLE
    yield names.target_alarm(system, at), limits.ALARM
    yield names.target_group(system, at, deploy.port), limits.TARGET_GROUP
    for limit in (limits.LOAD_BALANCER, limits.LAUNCH_TEMPLATE, limits.SCALING_GROUP):
        yield target, limit
