"""What is told of which events, by the names of the pipelines, builds and applications that they are about.

EventBridge rules as data: each says an event in one sentence with a link into the console.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def pipeline_failed(pipelines: Sequence[str]) -> EventRule:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html."""
    return EventRule(
        what="pipeline-failed",
        description="Tells that a release failed",
        source="aws.codepipeline",
        detail_type=PIPELINE_CHANGE,
        detail={"pipeline": list(pipelines), "state": ["FAILED"]},
        message=f"The pipeline <pipeline> in <region> failed at <time>: {PIPELINES}/<pipeline>/executions/<execution>"
        "/timeline?region=<region>",
        inputs={**EVERY_EVENT, "pipeline": "$.detail.pipeline", "execution": "$.detail.execution-id"},
    )


def pipeline_recovered(alarms: Sequence[str]) -> EventRule:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html."""
    dimensions = "$.detail.configuration.metrics[0].metricStat.metric.dimensions"
    return EventRule(
        what="pipeline-recovered",
        description="Tells that a release succeeded after one that failed",
        source="aws.cloudwatch",
        detail_type=ALARM_CHANGE,
        detail={
            "alarmName": list(alarms),
            "previousState": {"value": ["ALARM"]},
            "state": {"value": ["OK"]},
        },
        message="The pipeline <pipeline> in <region> recovered at <time>, its last release succeeded: "
        f"{PIPELINES}/<pipeline>/executions?region=<region>",
        inputs={**EVERY_EVENT, "pipeline": f"{dimensions}.{METRIC_DIMENSION}"},
    )


def approval_pending(pipelines: Sequence[str]) -> EventRule:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html."""
    return EventRule(
        what="approval-pending",
        description="Tells that a release waits for approval",
        source="aws.codepipeline",
        detail_type=ACTION_CHANGE,
        detail={"pipeline": list(pipelines), "state": ["STARTED"], "type": {"category": ["Approval"]}},
        message="The pipeline <pipeline> in <region> waits for approval at its stage <stage> since <time>: "
        f"{PIPELINES}/<pipeline>/view?region=<region>",
        inputs={**EVERY_EVENT, "pipeline": "$.detail.pipeline", "stage": "$.detail.stage"},
    )


def build_failed(projects: Sequence[str]) -> EventRule:
    """https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html."""
    return EventRule(
        what="build-failed",
        description="Tells that a build failed",
        source="aws.codebuild",
        detail_type=BUILD_CHANGE,
        detail={
            "build-status": ["FAILED", "FAULT", "TIMED_OUT"],
            "project-name": list(projects),
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


def deployment_failed(applications: Sequence[str]) -> EventRule:
    """https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html."""
    return EventRule(
        what="deployment-failed",
        description="Tells that a deployment by CodeDeploy failed, in whatever region",
        source="aws.codedeploy",
        detail_type=DEPLOYMENT_CHANGE,
        detail=_failed_deployments(applications),
        message="The deployment <deployment> to <group> in <region> failed at <time>: "
        f"{CONSOLE}/codesuite/codedeploy/deployments/<deployment>?region=<region>",
        inputs={**EVERY_EVENT, "deployment": "$.detail.deploymentId", "group": "$.detail.deploymentGroup"},
    )


def deploy_action_failed(pipelines: Sequence[str]) -> EventRule:
    """Deployments that CodeDeploy doesn't do."""
    return _action_failed(
        pipelines,
        "deploy-action-failed",
        "Tells that a deployment by other means than CodeDeploy failed",
        {"type": {"category": ["Deploy"], "provider": [{"anything-but": "CodeDeploy"}]}},
    )


def deployment_elsewhere_failed(pipelines: Sequence[str], stages: Sequence[str]) -> EventRule:
    """Deployments that CodeDeploy does in another account, whose own events stay there."""
    return _action_failed(
        pipelines,
        "deployment-elsewhere-failed",
        "Tells that a deployment by CodeDeploy in another account failed",
        {
            "stage": list(stages),
            "type": {"category": ["Deploy"], "provider": ["CodeDeploy"]},
        },
    )


def release_ended(pipelines: Sequence[str]) -> EventRule:
    """How each release ended, for the log that the alarms of pipelines are made from."""
    return EventRule(
        what="release-ended",
        description="How releases ended",
        source="aws.codepipeline",
        detail_type=PIPELINE_CHANGE,
        detail={"pipeline": list(pipelines), "state": ["FAILED", "SUCCEEDED"]},
    )


def forwarded_deployments(applications: Sequence[str]) -> EventRule:
    """Failed deployments of another region, as they are."""
    return EventRule(
        what="deployment-failed",
        description="Sends failed deployments to the home region",
        source="aws.codedeploy",
        detail_type=DEPLOYMENT_CHANGE,
        detail=_failed_deployments(applications),
    )


def _action_failed(pipelines: Sequence[str], what: str, description: str, which: Mapping[str, object]) -> EventRule:
    """An action's event is at home, whatever its region and account."""
    return EventRule(
        what=what,
        description=description,
        source="aws.codepipeline",
        detail_type=ACTION_CHANGE,
        detail={"pipeline": list(pipelines), "state": ["FAILED"], **which},
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


def _failed_deployments(applications: Sequence[str]) -> dict[str, object]:
    return {"application": list(applications), "state": ["FAILURE"]}
