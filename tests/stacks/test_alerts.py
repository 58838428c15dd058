"""The stacks that tell people what went wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import specs
from tests.synthesis import synthesized
from viaduct import names
from viaduct.delivery import alerts
from viaduct.spec.targets import targets_of

if TYPE_CHECKING:
    from tests.synthesis import Stack, Synthesis
    from viaduct.spec import System

pytestmark = pytest.mark.synth

TOPIC = "${aws_sns_topic.alerts.arn}"
ALERTS = """\
alerts:
  email: [ops@example.com, dev@example.com]
  https: ["https://example.com/hook/1?a=${b}", "https://example.com/hook/2"]
  sqs: ["arn:aws:sqs:eu-west-1:111111111111:ops"]
"""


@pytest.fixture(scope="module")
def stack(reference: Synthesis) -> Stack:
    return reference.stacks["alerts"]


def test_every_rule_publishes_its_message_to_the_topic_and_one_writes_the_log(stack: Stack, demo: System) -> None:
    rules = stack.kind("aws_cloudwatch_event_rule")
    targets = stack.kind("aws_cloudwatch_event_target")

    for told in alerts.messages(demo):
        assert rules[told.what]["name"] == f"demo-{told.what}"
        assert rules[told.what]["event_pattern"] == told.pattern
        target = targets.pop(told.what)
        assert target["arn"] == TOPIC
        assert "role_arn" not in target
        assert target["input_transformer"] == {
            "input_paths": told.inputs,
            "input_template": json.dumps(told.message),
        }
    assert set(targets) == {"releases"}
    assert targets["releases"]["arn"] == "arn:aws:logs:us-east-1:111111111111:log-group:/aws/events/demo-releases"


def test_the_topic_is_encrypted_with_a_key_that_eventbridge_may_use_without_conditions(stack: Stack) -> None:
    assert stack.resource("aws_sns_topic.alerts")["kms_master_key_id"] == "${aws_kms_key.alerts.arn}"
    (events,) = statements(stack.resource("aws_kms_key.alerts")["policy"], "EncryptEvents")

    assert events["Principal"] == {"Service": "events.amazonaws.com"}
    assert events["Action"] == ["kms:Decrypt", "kms:GenerateDataKey*"]
    assert "Condition" not in events


def test_only_eventbridge_publishes_to_the_topic_and_only_over_tls(stack: Stack) -> None:
    publish, deny = statements(stack.resource("aws_sns_topic_policy.alerts")["policy"])

    assert (publish["Effect"], publish["Principal"]) == ("Allow", {"Service": "events.amazonaws.com"})
    assert (publish["Action"], "Condition" in publish) == (["sns:Publish"], False)
    assert (deny["Effect"], deny["Condition"]) == ("Deny", {"Bool": {"aws:SecureTransport": "false"}})


def test_only_the_one_rule_writes_to_the_log(stack: Stack) -> None:
    policy = stack.resource("aws_cloudwatch_log_resource_policy.releases")["policy_document"]
    (write,) = statements(policy, "WriteEvents")

    assert write["Condition"]["ArnEquals"]["aws:SourceArn"] == (
        "arn:aws:events:us-east-1:111111111111:rule/demo-release-ended"
    )


def test_a_pipeline_s_alarm_stays_on_until_a_release_succeeds(stack: Stack) -> None:
    filters = stack.kind("aws_cloudwatch_log_metric_filter")
    values = {each["pattern"]: each["metric_transformation"]["value"] for each in filters.values()}
    alarms = stack.kind("aws_cloudwatch_metric_alarm")

    assert values == {'{ $.detail.state = "FAILED" }': "1", '{ $.detail.state = "SUCCEEDED" }': "0"}
    failing = {f"demo-{service}-failing" for service in ("hello", "product", "web")}
    assert {each["alarm_name"] for each in alarms.values()} == failing
    for name, alarm in alarms.items():
        assert alarm["dimensions"] == {"Pipeline": name}
        assert alarm["treat_missing_data"] == "ignore"
        assert not {"alarm_actions", "ok_actions"} & set(alarm)


def test_failed_deployments_of_another_region_go_to_the_home_bus(reference: Synthesis) -> None:
    away = reference.stacks["alerts-eu-west-1"]
    bus = "arn:aws:events:us-east-1:111111111111:event-bus/default"
    (send,) = statements(away.resource("aws_iam_role_policy.forwarding")["policy"])

    assert away.resource("aws_cloudwatch_event_target.forwarding")["arn"] == bus
    assert "input_transformer" not in away.resource("aws_cloudwatch_event_target.forwarding")
    assert (send["Action"], send["Resource"]) == (["events:PutEvents"], [bus])
    assert "aws_sns_topic" not in away.document["resource"]


def test_each_subscriber_has_an_address_that_shows_no_path_of_a_url() -> None:
    spec = specs.WAVES.replace(specs.WAVES_ALERTS, ALERTS)
    subscriptions = synthesized(spec).stacks["alerts"].kind("aws_sns_topic_subscription")

    assert {name: (each["protocol"], each["endpoint"]) for name, each in subscriptions.items()} == {
        "alerts_email_dev_example_com": ("email", "dev@example.com"),
        "alerts_email_ops_example_com": ("email", "ops@example.com"),
        "alerts_https_example_com": ("https", "https://example.com/hook/1?a=$${b}"),
        "alerts_https_example_com_2": ("https", "https://example.com/hook/2"),
        "alerts_sqs_eu_west_1_111111111111_ops": ("sqs", "arn:aws:sqs:eu-west-1:111111111111:ops"),
    }


def test_a_system_without_alerts_has_none_of_it(one_region: Synthesis) -> None:
    assert not [name for name in one_region.stacks if name.startswith("alerts")]


def test_the_dashboard_has_a_row_for_each_service_that_fills_its_width(stack: Stack) -> None:
    widgets = json.loads(stack.resource("aws_cloudwatch_dashboard.dashboard")["dashboard_body"])["widgets"]

    assert [(widget["x"], widget["y"]) for widget in widgets] == [(x, y) for y in (0, 6, 12) for x in (0, 6, 12, 18)]
    assert [widget["properties"].get("title", "(text)") for widget in widgets] == [
        *("hello: alarms", "hello: releases", "hello: builds", "hello: errors"),
        *("product: alarms", "product: releases", "product: builds", "(text)"),
        *("web: alarms", "web: releases", "web: builds", "web: CPU"),
    ]


def test_the_dashboard_shows_alarms_that_there_are(reference: Synthesis, demo: System) -> None:
    stack = reference.stacks["alerts"]
    body = json.loads(stack.resource("aws_cloudwatch_dashboard.dashboard")["dashboard_body"])
    shown = {arn for widget in body["widgets"] for arn in widget["properties"].get("alarms", [])}
    made = {
        f"arn:aws:cloudwatch:{reference.stacks[where.split('/')[0]].provider['region']}:111111111111:alarm:"
        f"{alarm['alarm_name']}"
        for where, alarm in reference.all("aws_cloudwatch_metric_alarm")
        if not alarm["alarm_name"].startswith("TargetTracking")
    }

    assert shown == made
    assert {names.target_alarm(demo, at) for at in targets_of(demo, "web")} <= {arn.split(":")[-1] for arn in shown}


def statements(policy: str, sid: str = "") -> list[dict[str, object]]:
    return [each for each in json.loads(policy)["Statement"] if not sid or each["Sid"] == sid]
