"""What is told of which event: each rule's pattern and message on events as AWS documents them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from moto.events.models import EventPattern, EventTemplateParser

from viaduct.delivery import alerts, event_rules
from viaduct.spec import System, check_text

if TYPE_CHECKING:
    from viaduct.delivery.event_rules import EventRule

SPEC = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
alerts: {email: [ops@example.com]}
environments:
  staging: {regions: [us-east-1]}
  production: {regions: [eu-west-1, us-east-1, us-west-2], approval: {}}
services:
  web: {deploy: {kind: codedeploy}}
  hello: {deploy: {kind: sam}}
"""
LINK = "https://us-east-1.console.aws.amazon.com/codesuite"
WHEN = "2026-01-31T12:00:00Z"


def system(text: str = SPEC) -> System:
    found, findings = check_text(text)
    assert found is not None, findings
    return found


def event(source: str, kind: str, region: str = "us-east-1", **detail: Any) -> dict[str, Any]:
    detail = {key.replace("_", "-"): value for key, value in detail.items()}
    common = {"id": "1", "account": "111111111111", "time": WHEN, "ingestion-time": WHEN, "resources": []}
    return {**common, "source": source, "detail-type": kind, "region": region, "detail": detail}


def pipeline(state: str, name: str = "demo-web") -> dict[str, Any]:
    return event("aws.codepipeline", event_rules.PIPELINE_CHANGE, pipeline=name, execution_id="e-1", state=state)


def action(state: str, category: str, provider: str, name: str = "demo-web") -> dict[str, Any]:
    type_ = {"owner": "AWS", "category": category, "provider": provider, "version": "1"}
    what = {"pipeline": name, "execution_id": "e-1", "stage": "production", "action": "Deploy-eu-west-1"}
    return event("aws.codepipeline", event_rules.ACTION_CHANGE, **what, state=state, type=type_)


def build(status: str, project: str = "demo-web") -> dict[str, Any]:
    return event("aws.codebuild", event_rules.BUILD_CHANGE, project_name=project, build_status=status)


def deployment(state: str, application: str = "demo-web-production") -> dict[str, Any]:
    what = {"deploymentId": "d-1", "deploymentGroup": application, "application": application}
    return event("aws.codedeploy", event_rules.DEPLOYMENT_CHANGE, "eu-west-1", **what, state=state)


def alarm(was: str, now: str, name: str = "demo-web-failing") -> dict[str, Any]:
    metric = {
        "namespace": event_rules.METRIC_NAMESPACE,
        "name": event_rules.METRIC,
        "dimensions": {"Pipeline": "demo-web"},
    }
    configuration = {"metrics": [{"id": "m", "metricStat": {"metric": metric, "period": 60, "stat": "Maximum"}}]}
    detail = {"alarmName": name, "configuration": configuration}
    return event(
        "aws.cloudwatch", event_rules.ALARM_CHANGE, **detail, state={"value": now}, previousState={"value": was}
    )


def takes(rule: EventRule, of: dict[str, Any]) -> bool:
    return bool(EventPattern.load(rule.pattern).matches_event(of))


def told(of: dict[str, Any]) -> list[str]:
    """What people read when this happens."""
    return [
        str(EventTemplateParser.parse(json.dumps(rule.message), rule.inputs, of)).strip('"')
        for rule in alerts.messages(system())
        if takes(rule, of)
    ]


@pytest.mark.parametrize(
    ("of", "says"),
    [
        (
            pipeline("FAILED"),
            (
                f"The pipeline demo-web in us-east-1 failed at {WHEN}: "
                f"{LINK}/codepipeline/pipelines/demo-web/executions/e-1/timeline?region=us-east-1"
            ),
        ),
        (
            alarm("ALARM", "OK"),
            (
                f"The pipeline demo-web in us-east-1 recovered at {WHEN}, its last release succeeded: "
                f"{LINK}/codepipeline/pipelines/demo-web/executions?region=us-east-1"
            ),
        ),
        (
            action("STARTED", "Approval", "Manual"),
            (
                f"The pipeline demo-web in us-east-1 waits for approval at its stage production since {WHEN}: "
                f"{LINK}/codepipeline/pipelines/demo-web/view?region=us-east-1"
            ),
        ),
        (
            build("TIMED_OUT"),
            (
                f"The build demo-web in us-east-1 ended as TIMED_OUT at {WHEN}: "
                f"{LINK}/codebuild/111111111111/projects/demo-web/history?region=us-east-1"
            ),
        ),
        (
            deployment("FAILURE"),
            (
                f"The deployment d-1 to demo-web-production in eu-west-1 failed at {WHEN}: "
                "https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-1?region=eu-west-1"
            ),
        ),
        (
            action("FAILED", "Deploy", "CloudFormation", "demo-hello"),
            (
                f"The deployment Deploy-eu-west-1 of the pipeline demo-hello failed at its stage production at {WHEN}: "
                f"{LINK}/codepipeline/pipelines/demo-hello/executions/e-1/timeline?region=us-east-1"
            ),
        ),
    ],
    ids=["failed", "recovered", "approval", "build", "deployment", "stack"],
)
def test_an_event_is_told_once_in_a_sentence_with_a_link(of: dict[str, Any], says: str) -> None:
    assert told(of) == [says]


@pytest.mark.parametrize(
    "of",
    [
        pipeline("SUCCEEDED"),
        pipeline("STARTED"),
        pipeline("FAILED", "demo-webshop"),
        action("SUCCEEDED", "Approval", "Manual"),
        action("FAILED", "Deploy", "CodeDeploy"),
        action("FAILED", "Build", "CodeBuild"),
        build("SUCCEEDED"),
        build("FAILED", "other"),
        deployment("SUCCESS"),
        deployment("FAILURE", "other-production"),
        alarm("OK", "ALARM"),
        alarm("INSUFFICIENT_DATA", "OK"),
        alarm("ALARM", "OK", "other"),
    ],
)
def test_nothing_is_told_of_what_went_well_of_what_is_told_elsewhere_and_of_other_systems(of: dict[str, Any]) -> None:
    assert told(of) == []


def test_the_log_gets_every_end_of_a_release_and_nothing_else() -> None:
    rule = alerts.releases(system())

    assert [state for state in ("STARTED", "FAILED", "SUCCEEDED", "SUPERSEDED") if takes(rule, pipeline(state))] == [
        "FAILED",
        "SUCCEEDED",
    ]
    assert not takes(rule, pipeline("FAILED", "other"))


def test_failed_deployments_elsewhere_are_sent_home_where_they_are_told() -> None:
    assert alerts.forwarding_regions(system()) == ("eu-west-1", "us-west-2")
    rule = alerts.forwarded(system(), "eu-west-1")
    assert takes(rule, deployment("FAILURE"))
    assert not takes(rule, deployment("FAILURE", "demo-web-staging"))
    assert not takes(rule, deployment("SUCCESS"))


def test_what_the_system_does_not_have_has_no_rule() -> None:
    plain = SPEC.replace(", approval: {}", "").replace("  web: {deploy: {kind: codedeploy}}\n", "")
    only_fleets = SPEC.replace("  hello: {deploy: {kind: sam}}\n", "")

    assert [rule.what for rule in alerts.messages(system(plain))] == [
        "pipeline-failed",
        "pipeline-recovered",
        "build-failed",
        "deploy-action-failed",
    ]
    assert alerts.forwarding_regions(system(plain)) == ()
    assert "deploy-action-failed" not in [rule.what for rule in alerts.messages(system(only_fleets))]


def test_every_input_of_a_message_is_used_and_no_other() -> None:
    for rule in alerts.messages(system()):
        parts = {part.split(">")[0] for part in rule.message.split("<")[1:]}
        assert parts == set(rule.inputs), rule.what


def test_a_review_of_change_sets_is_told_as_an_approval_is() -> None:
    nobody = SPEC.replace(", approval: {}", "")
    assert "approval-pending" not in {rule.what for rule in alerts.messages(system(nobody))}
    reviewed = nobody.replace("{kind: sam}", "{kind: sam, change_set: {approval: {}}}")
    assert "approval-pending" in {rule.what for rule in alerts.messages(system(reviewed))}
