"""What the dashboard shows: for each service a row with its alarms, releases, builds and targets, in AWS's terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viaduct import names
from viaduct.delivery.builds import projects_of
from viaduct.spec.deploys import CodeDeployTarget, SamTarget
from viaduct.spec.targets import fleet_at, is_elsewhere, targets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viaduct.spec.model import System
    from viaduct.spec.targets import Target

COLUMN = 6
PERIOD_SECONDS = 300

Metric = list[object]


@dataclass(frozen=True)
class Shown:
    """One widget; ``width`` is of the 24 units of a row.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    """

    type: str
    width: int
    properties: Mapping[str, object]


def rows(system: System) -> tuple[tuple[Shown, ...], ...]:
    """A row for each service, by name."""
    return tuple(_row(system, service) for service in sorted(system.services))


def _row(system: System, service: str) -> tuple[Shown, ...]:
    return (
        _alarms(system, service),
        _metrics(system, f"{service}: releases", _releases(system, service)),
        _metrics(system, f"{service}: builds", _builds(system, service)),
        _targets(system, service),
    )


def _alarms(system: System, service: str) -> Shown:
    found = [(system.home.region, names.pipeline_alarm(system, service))]
    found += [(at.region, names.target_alarm(system, at)) for at, _ in _fleets(system, service)]
    arns = [f"arn:aws:cloudwatch:{region}:{system.home.account}:alarm:{name}" for region, name in found]
    return Shown("alarm", COLUMN, {"title": f"{service}: alarms", "alarms": arns})


def _releases(system: System, service: str) -> list[Metric]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/metrics-dimensions.html."""
    at = ["AWS/CodePipeline"]
    dimension = ["PipelineName", names.pipeline(system, service)]
    return [
        [*at, "FailedPipelineExecutions", *dimension, {"stat": "Sum", "label": "failed"}],
        [*at, "PipelineDuration", *dimension, {"stat": "Average", "label": "seconds", "yAxis": "right"}],
    ]


def _builds(system: System, service: str) -> list[Metric]:
    """https://docs.aws.amazon.com/codebuild/latest/userguide/cloudwatch_metrics-codebuild.html."""
    at = ["AWS/CodeBuild"]
    own, *others = (project.name(system) for project in projects_of(system, service))
    dimension = ["ProjectName", own]
    failing: list[Metric] = [
        [*at, "FailedBuilds", "ProjectName", each, {"stat": "Sum", "label": f"{each} failed"}] for each in others
    ]
    return [
        [*at, "SucceededBuilds", *dimension, {"stat": "Sum", "label": "succeeded"}],
        [*at, "FailedBuilds", *dimension, {"stat": "Sum", "label": "failed"}],
        [*at, "Duration", *dimension, {"stat": "Average", "label": "seconds", "yAxis": "right"}],
        *failing,
    ]


def _targets(system: System, service: str) -> Shown:
    """What of a target can be found by name: the load of a fleet, the errors of a stack's functions."""
    places = _at_home(system, service)
    if not places:
        return Shown("text", COLUMN, {"markdown": f"**{service}** runs in other accounts, which keep their metrics."})
    fleets = _fleets(system, service)
    if fleets:
        return _metrics(system, f"{service}: CPU", [_load(system, at, deploy) for at, deploy in fleets])
    if isinstance(system.services[service].deploy, SamTarget):
        return _metrics(system, f"{service}: errors", [_errors(system, at) for at in places])
    return Shown("text", COLUMN, {"markdown": f"**{service}** has no metrics that can be found by name."})


def _at_home(system: System, service: str) -> list[Target]:
    """A dashboard shows its own account, unless that is a monitoring account of the others.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html
    """
    return [at for at in targets_of(system, service) if not is_elsewhere(system, at)]


def _fleets(system: System, service: str) -> list[tuple[Target, CodeDeployTarget]]:
    """The targets that have a fleet; instances that exist already have neither an alarm nor a group."""
    deployed = [(at, fleet_at(system, at)) for at in _at_home(system, service)]
    return [(at, deploy) for at, deploy in deployed if deploy]


def _load(system: System, at: Target, deploy: CodeDeployTarget) -> Metric:
    if deploy.strategy == "blue-green":
        return _found(system, at, "AWS/EC2,AutoScalingGroupName", "CPUUtilization", "Average")
    options = {"region": at.region, "stat": "Average", "label": f"{at.environment} {at.region}"}
    return ["AWS/EC2", "CPUUtilization", "AutoScalingGroupName", names.target(system, at), options]


def _errors(system: System, at: Target) -> Metric:
    return _found(system, at, "AWS/Lambda,FunctionName", "Errors", "Sum")


def _found(system: System, at: Target, dimension: str, metric: str, statistic: str) -> Metric:
    """CloudFormation numbers a stack's functions, CodeDeploy names the copies of a fleet.

    A search finds them by the words of the target's name, in any order.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
    """
    words = names.target(system, at).replace("-", " ")
    search = f"SEARCH('{{{dimension}}} MetricName=\"{metric}\" {words}', '{statistic}', {PERIOD_SECONDS})"
    return [{"expression": search, "region": at.region, "label": f"{at.environment} {at.region}"}]


def _metrics(system: System, title: str, metrics: list[Metric]) -> Shown:
    properties = {"title": title, "region": system.home.region, "period": PERIOD_SECONDS, "metrics": metrics}
    return Shown("metric", COLUMN, properties)
