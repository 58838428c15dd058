"""Every AWS name that Viaduct gives, and the limit that AWS sets for it.

Stacks find each other by these names, so each stands here once. A name starts with the system's; one that AWS
keeps per account (roles, policies) carries its region, and one that the world shares (buckets) also the account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from viaduct.spec.configurations import Healthy
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target


def state_bucket(system: System) -> str:
    """The bucket of Terraform's state."""
    return system.state.bucket or f"{system.system}-terraform-state-{system.home.account}"


def state_region(system: System) -> str:
    """The region of that bucket."""
    return system.state.region or system.home.region


def state_key_alias(system: System) -> str:
    """The alias of the key that encrypts the state."""
    return f"alias/{system.system}-terraform-state"


def artifact_bucket(system: System, region: str) -> str:
    """The artifact store of a region."""
    return f"{system.system}-artifacts-{system.home.account}-{region}"


def artifact_key_alias(system: System) -> str:
    """The alias, the same in every region, of the key that encrypts the region's artifacts and packages."""
    return f"alias/{system.system}-artifacts"


def package_bucket_prefix(system: System) -> str:
    """What the package buckets of all regions start with; a hyphen and the region follow."""
    return f"{system.system}-packages-{system.home.account}"


def package_bucket(system: System, region: str) -> str:
    """The bucket of packaged SAM code in a region."""
    return f"{package_bucket_prefix(system)}-{region}"


def connection(system: System) -> str:
    """The connection to the repositories."""
    return system.system


def connection_host(system: System) -> str:
    """The host that the connection reaches its provider on."""
    return system.system


def pipeline(system: System, service: str, purpose: str | None = None) -> str:
    """The pipeline of a service's releases, or the one for another ``purpose``."""
    return f"{system.system}-{service}-{purpose}" if purpose else f"{system.system}-{service}"


def pipeline_role(system: System, service: str, purpose: str | None = None) -> str:
    """The role that the pipeline acts with."""
    return f"{pipeline(system, service, purpose)}-pipeline"


def pipeline_start(system: System, service: str) -> str:
    """The EventBridge rule that starts the pipeline, and the role that it does so with."""
    return f"{pipeline(system, service)}-start"


def build_project(system: System, service: str, action: str | None = None) -> str:
    """The CodeBuild project of a service, or of an action of its pipeline."""
    return f"{system.system}-{service}-{action}" if action else f"{system.system}-{service}"


def build_role(system: System, service: str, action: str | None = None) -> str:
    """The role that the build acts with."""
    return f"{build_project(system, service, action)}-build"


def report_group(project: str, report: str) -> str:
    """The report group that a build writes a report of its buildspec to."""
    return f"{project}-{report}"


def build_cache_prefix(project: str) -> str:
    """Where in the home region's artifact store a build keeps its cache."""
    return f"build-cache/{project}"


def approval_topic(system: System, service: str, environment: str, what: str = "approval") -> str:
    """The topic that says that a release waits for approval, or its change sets for their review."""
    return f"{system.system}-{service}-{environment}-{what}"


def target(system: System, at: Target) -> str:
    """What a target's regional things are called: fleet, load balancer, deployment group, CloudFormation stack."""
    return f"{system.system}-{at.service}-{at.environment}"


def target_group(system: System, at: Target, port: int) -> str:
    """The load balancer's target group; with the port, since another port needs another group."""
    return f"{target(system, at)}-{port}"


def global_target(system: System, at: Target) -> str:
    """The prefix of a target's names that AWS keeps per account: with the region."""
    return f"{target(system, at)}-{at.region}"


def site_bucket(system: System, at: Target) -> str:
    """The bucket of a target's static files."""
    return f"{target(system, at)}-{system.home.account}-{at.region}"


def site_access(system: System, at: Target) -> str:
    """The origin access control that CloudFront reads that bucket with."""
    return global_target(system, at)


def deploy_role(system: System, at: Target) -> str:
    """The role that CloudFormation or CodeDeploy acts with."""
    return f"{global_target(system, at)}-deploy"


def boundary_policy(system: System, at: Target) -> str:
    """The permissions boundary of the roles that a template makes."""
    return f"{global_target(system, at)}-boundary"


def instance_role(system: System, at: Target) -> str:
    """The role, and instance profile, of a fleet's instances; the policy for the role of those that exist already."""
    return f"{global_target(system, at)}-instance"


def action_role(system: System, at: Target) -> str:
    """The role that the pipeline's actions are carried out with in another account."""
    return f"{global_target(system, at)}-action"


def deployment_config(system: System, at: Target, healthy: Healthy) -> str:
    """A target's own deployment configuration; with what it says, since another one needs another name."""
    return f"{target(system, at)}-{healthy.value}-{healthy.unit}"


def codedeploy_application(system: System, at: Target) -> str:
    """The CodeDeploy application; environments in one region share the account, so it carries its own."""
    return target(system, at)


def image_repository(system: System, service: str) -> str:
    """The ECR repository of a service's images, in the home region."""
    return f"{system.system}/{service}"


def alerts(system: System) -> str:
    """The topic that says what went wrong, and its log resource policy."""
    return f"{system.system}-alerts"


def alerts_key_alias(system: System) -> str:
    """The alias of the key that encrypts that topic."""
    return f"alias/{system.system}-alerts"


def event_rule(system: System, what: str) -> str:
    """The EventBridge rule for one kind of event."""
    return f"{system.system}-{what}"


def releases_log_group(system: System) -> str:
    """The log group of how each release ended; EventBridge writes to groups under ``/aws/events/`` only."""
    return f"/aws/events/{system.system}-releases"


def pipeline_alarm(system: System, service: str) -> str:
    """The alarm that is on while the last release of a service failed."""
    return f"{pipeline(system, service)}-failing"


def target_alarm(system: System, at: Target) -> str:
    """The alarm of a fleet, which rolls a release back."""
    return f"{target(system, at)}-errors"


def forwarding_role(system: System, region: str) -> str:
    """The role that sends a region's events home."""
    return f"{alerts(system)}-{region}"


def dashboard(system: System) -> str:
    """The CloudWatch dashboard."""
    return system.system


def workflow_role(system: System, purpose: Literal["plan", "apply"]) -> str:
    """The role that workflows on GitHub plan or apply with."""
    return f"{system.system}-{purpose}"


def artifacts_stack(region: str) -> str:
    """The stack of a region's artifact store."""
    return f"artifacts-{region}"


PULL_REQUESTS = "pull-requests"
CONNECTION_STACK = "connection"
ALERTS_STACK = "alerts"
PLAN_ROLES_STACK = "plan-roles"
GITHUB_STACK = "github"


def forwarding_stack(region: str) -> str:
    """The stack that sends a region's events home."""
    return f"{ALERTS_STACK}-{region}"


def repository_stack(repository: str) -> str:
    """The stack of a CodeCommit repository."""
    return f"repository-{repository}"


def images_stack(service: str) -> str:
    """The stack of a service's images."""
    return f"{service}-images"


def target_stack(at: Target) -> str:
    """The stack of a target."""
    return f"{at.service}-{at.environment}-{at.region}"


def pipeline_stack(service: str) -> str:
    """The stack of a service's pipeline."""
    return f"{service}-pipeline"


def state_key(system: System, stack: str) -> str:
    """The S3 key of a stack's state."""
    return f"{system.system}/{stack}.tfstate"
