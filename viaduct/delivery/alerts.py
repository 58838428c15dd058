"""What people are told, and of which events: EventBridge rules as data.

A rule takes the events of this system's own pipelines, builds and deployment groups, by name, and says each in one
sentence with a link into the console. Events stay in the region where they happen: those of deployments elsewhere are
sent to the home region first, where the same rule as for those at home takes them. Those in other accounts are told
from the pipeline's actions.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery.builds import projects_of
from viaduct.delivery.elsewhere import stages_elsewhere
from viaduct.delivery.provider import Provider
from viaduct.spec.deploys import CodeDeployTarget
from viaduct.spec.targets import all_targets, asks_somebody, deploy_at, is_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viaduct.spec.model import System
    from viaduct.spec.targets import Target

PIPELINE_CHANGE = "CodePipeline Pipeline Execution State Change"
ACTION_CHANGE = "CodePipeline Action Execution State Change"
BUILD_CHANGE = "CodeBuild Build State Change"
DEPLOYMENT_CHANGE = "CodeDeploy Deployment State-change Notification"
ALARM_CHANGE = "CloudWatch Alarm State Change"
CONSOLE = "https://<region>.console.aws.amazon.com"
PIPELINES = f"{CONSOLE}/codesuite/codepipeline/pipelines"
METRIC_NAMESPACE = "Viaduct"
METRIC = "ReleaseFailed"
METRIC_DIMENSION = "Pipeline"
EVERY_EVENT = {"region": "$.region", "time": "$.time"}


@dataclass(frozen=True)
class EventRule:
    """Events of one kind; ``<name>`` in ``message`` stands for what the JSON path of ``inputs`` finds."""

    what: str
    description: str
    source: str
    detail_type: str
    detail: Mapping[str, object]
    message: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def pattern(self) -> str:
        """The event pattern, without white space: EventBridge counts its characters."""
        members = {"source": [self.source], "detail-type": [self.detail_type], "detail": self.detail}
        return json.dumps(members, separators=(",", ":"))


def messages(system: System) -> tuple[EventRule, ...]:
    """The rules of the home region that tell people something; none for what the system doesn't have."""
    return tuple(_messages(system))


def releases(system: System) -> EventRule:
    """How each release ended, for the log that the alarms of pipelines are made from."""
    return EventRule(
        what="release-ended",
        description="How releases ended",
        source="aws.codepipeline",
        detail_type=PIPELINE_CHANGE,
        detail={"pipeline": _pipelines(system), "state": ["FAILED", "SUCCEEDED"]},
    )


def forwarding_regions(system: System) -> tuple[str, ...]:
    """The regions of the home account other than home, sorted, where CodeDeploy deploys."""
    return tuple(sorted({at.region for at in _fleets(system)} - {system.home.region}))


def forwarded(system: System, region: str) -> EventRule:
    """The failed deployments of a region, as they are."""
    return EventRule(
        what="deployment-failed",
        description="Sends failed deployments to the home region",
        source="aws.codedeploy",
        detail_type=DEPLOYMENT_CHANGE,
        detail=_failed_deployments(system, [at for at in _fleets(system) if at.region == region]),
    )


def _messages(system: System) -> Iterator[EventRule]:
    yield _pipeline_failed(system)
    yield _pipeline_recovered(system)
    if any(asks_somebody(system, service) for service in system.services):
        yield _approval_pending(system)
    yield _build_failed(system)
    if _fleets(system):
        yield _deployment_failed(system)
    if any(not isinstance(service.deploy, CodeDeployTarget) for service in system.services.values()):
        yield _deploy_action_failed(system)
    if stages_elsewhere(system, Provider.CODEDEPLOY):
        yield _deployment_elsewhere_failed(system)


def _pipeline_failed(system: System) -> EventRule:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html."""
    return EventRule(
        what="pipeline-failed",
        description="Tells that a release failed",
        source="aws.codepipeline",
        detail_type=PIPELINE_CHANGE,
        detail={"pipeline": _pipelines(system), "state": ["FAILED"]},
        message=f"The pipeline <pipeline> in <region> failed at <time>: {PIPELINES}/<pipeline>/executions/<execution>"
        "/timeline?region=<region>",
        inputs={**EVERY_EVENT, "pipeline": "$.detail.pipeline", "execution": "$.detail.execution-id"},
    )


def _pipeline_recovered(system: System) -> EventRule:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html."""
    dimensions = "$.detail.configuration.metrics[0].metricStat.metric.dimensions"
    return EventRule(
        what="pipeline-recovered",
        description="Tells that a release succeeded after one that failed",
        source="aws.cloudwatch",
        detail_type=ALARM_CHANGE,
        detail={
            "alarmName": [names.pipeline_alarm(system, service) for service in sorted(system.services)],
            "previousState": {"value": ["ALARM"]},
            "state": {"value": ["OK"]},
        },
        message="The pipeline <pipeline> in <region> recovered at <time>, its last release succeeded: "
        f"{PIPELINES}/<pipeline>/executions?region=<region>",
        inputs={**EVERY_EVENT, "pipeline": f"{dimensions}.{METRIC_DIMENSION}"},
    )


def _approval_pending(system: System) -> EventRule:
    return EventRule(
        what="approval-pending",
        description="Tells that a release waits for approval",
        source="aws.codepipeline",
        detail_type=ACTION_CHANGE,
        detail={"pipeline": _pipelines(system), "state": ["STARTED"], "type": {"category": ["Approval"]}},
        message="The pipeline <pipeline> in <region> waits for approval at its stage <stage> since <time>: "
        f"{PIPELINES}/<pipeline>/view?region=<region>",
        inputs={**EVERY_EVENT, "pipeline": "$.detail.pipeline", "stage": "$.detail.stage"},
    )


def _build_failed(system: System) -> EventRule:
    """https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html."""
    return EventRule(
        what="build-failed",
        description="Tells that a build failed",
        source="aws.codebuild",
        detail_type=BUILD_CHANGE,
        detail={
            "build-status": ["FAILED", "FAULT", "TIMED_OUT"],
            "project-name": _projects(system),
        },
        message="The build <project> in <region> ended as <status> at <time>: "
        f"{CONSOLE}/codesuite/codebuild/<account>/projects/<project>/history?region=<region>",
        inputs={
            **EVERY_EVENT,
            "account": "$.account",
            "project": "$.detail.project-name",
            "status": "$.detail.build-status",
        },
    )


def _deployment_failed(system: System) -> EventRule:
    """https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html."""
    return EventRule(
        what="deployment-failed",
        description="Tells that a deployment by CodeDeploy failed, in whatever region",
        source="aws.codedeploy",
        detail_type=DEPLOYMENT_CHANGE,
        detail=_failed_deployments(system, _fleets(system)),
        message="The deployment <deployment> to <group> in <region> failed at <time>: "
        f"{CONSOLE}/codesuite/codedeploy/deployments/<deployment>?region=<region>",
        inputs={**EVERY_EVENT, "deployment": "$.detail.deploymentId", "group": "$.detail.deploymentGroup"},
    )


def _deploy_action_failed(system: System) -> EventRule:
    """Deployments that CodeDeploy doesn't do."""
    return _action_failed(
        system,
        "deploy-action-failed",
        "Tells that a deployment by other means than CodeDeploy failed",
        {"type": {"category": ["Deploy"], "provider": [{"anything-but": "CodeDeploy"}]}},
    )


def _deployment_elsewhere_failed(system: System) -> EventRule:
    """Deployments that CodeDeploy does in another account, whose own events stay there."""
    return _action_failed(
        system,
        "deployment-elsewhere-failed",
        "Tells that a deployment by CodeDeploy in another account failed",
        {
            "stage": list(stages_elsewhere(system, Provider.CODEDEPLOY)),
            "type": {"category": ["Deploy"], "provider": ["CodeDeploy"]},
        },
    )


def _action_failed(system: System, what: str, description: str, which: Mapping[str, object]) -> EventRule:
    """An action's event is at home, whatever its region and account."""
    return EventRule(
        what=what,
        description=description,
        source="aws.codepipeline",
        detail_type=ACTION_CHANGE,
        detail={"pipeline": _pipelines(system), "state": ["FAILED"], **which},
        message="The deployment <action> of the pipeline <pipeline> failed at its stage <stage> at <time>: "
        f"{PIPELINES}/<pipeline>/executions/<execution>/timeline?region=<region>",
        inputs={
            **EVERY_EVENT,
            "action": "$.detail.action",
            "execution": "$.detail.execution-id",
            "pipeline": "$.detail.pipeline",
            "stage": "$.detail.stage",
        },
    )


def _pipelines(system: System) -> list[str]:
    return [names.pipeline(system, service) for service in sorted(system.services)]


def _projects(system: System) -> list[str]:
    return [project.name(system) for service in sorted(system.services) for project in projects_of(system, service)]


def _fleets(system: System) -> list[Target]:
    """Those of the home account: events of another one stay there."""
    return [
        at
        for at in all_targets(system)
        if isinstance(deploy_at(system, at), CodeDeployTarget) and not is_elsewhere(system, at)
    ]


def _failed_deployments(system: System, fleets: list[Target]) -> dict[str, object]:
    applications = sorted({names.codedeploy_application(system, at) for at in fleets})
    return {"application": applications, "state": ["FAILURE"]}
