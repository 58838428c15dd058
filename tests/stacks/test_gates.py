"""The emitted gates against the plan that ``viaduct.delivery`` makes of the spec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.stacks.policies import Policy, grants

if TYPE_CHECKING:
    from tests.synthesis import Synthesis

pytestmark = pytest.mark.synth


@pytest.fixture(scope="module")
def gates(examples: dict[str, Synthesis]) -> Synthesis:
    return examples["gates"]


def pipeline(synthesis: Synthesis, service: str) -> dict[str, Any]:
    return synthesis.stacks[f"{service}-pipeline"].resource("aws_codepipeline.pipeline")


def stage(synthesis: Synthesis, service: str, name: str) -> dict[str, Any]:
    return next(each for each in pipeline(synthesis, service)["stage"] if each["name"] == name)


def test_a_condition_has_its_result_and_its_rules(gates: Synthesis) -> None:
    assert stage(gates, "api", "production-eu-central-1")["on_success"] == {
        "condition": {
            "result": "ROLLBACK",
            "rule": [
                {
                    "name": "Alarm-1",
                    "rule_type_id": {"category": "Rule", "owner": "AWS", "provider": "CloudWatchAlarm", "version": "1"},
                    "configuration": {"AlarmName": "checkout-errors", "AlarmStates": "ALARM", "WaitTime": "10"},
                    "region": "eu-central-1",
                }
            ],
        }
    }


def test_an_entry_has_its_window(gates: Synthesis) -> None:
    (rule,) = stage(gates, "web", "production-eu-west-1")["before_entry"]["condition"]["rule"]

    assert rule["rule_type_id"]["provider"] == "DeploymentWindow"
    assert rule["configuration"] == {"Cron": "* * 9-16 ? * MON-THU", "TimeZone": "Europe/Berlin"}


def test_a_filter_has_tags_and_nothing_beside_them(gates: Synthesis) -> None:
    (trigger,) = pipeline(gates, "web")["trigger"]

    assert trigger["git_configuration"] == {
        "source_action_name": "Source",
        "push": [{"tags": {"includes": ["web-v*"]}}],
    }


def test_pull_requests_have_a_pipeline_whose_build_has_no_secrets_and_writes_no_artifact(gates: Synthesis) -> None:
    stack = gates.stacks["api-pipeline"]
    requests = stack.resource("aws_codepipeline.pull_requests")
    role = Policy(stack.name, "inline", stack.resource("aws_iam_role_policy.pull_requests_build")["policy"])

    assert requests["trigger"][0]["git_configuration"] == {
        "source_action_name": "Source",
        "pull_request": [
            {
                "branches": {"includes": ["main", "release/**"]},
                "events": ["OPEN", "UPDATED"],
                "file_paths": {"includes": ["api/**"]},
            }
        ],
    }
    assert [each["Sid"] for each in role.statements] == [
        "WriteLogs",
        "WriteReports",
        "ReadArtifacts",
        "DecryptArtifacts",
    ]


def test_a_variable_has_its_default_and_its_description(gates: Synthesis) -> None:
    assert pipeline(gates, "api")["variable"] == [
        {"name": "LOG_LEVEL", "default_value": "info", "description": "how much the functions log"}
    ]
    assert "variable" not in pipeline(gates, "web")


def test_no_rule_has_a_timeout_which_provider_5_100_does_not_send(systems: dict[str, Synthesis]) -> None:
    assert not any(
        "timeout_in_minutes" in rule
        for synthesis in systems.values()
        for _, pipeline in synthesis.all("aws_codepipeline")
        for each in pipeline["stage"]
        for key in ("before_entry", "on_success")
        for rule in each.get(key, {"condition": {"rule": []}})["condition"]["rule"]
    )


def test_a_failed_stage_is_rolled_back_or_tried_again(gates: Synthesis) -> None:
    retry = {"result": "RETRY", "retry_configuration": {"retry_mode": "FAILED_ACTIONS"}}

    assert stage(gates, "web", "production-eu-west-1")["on_failure"] == {"result": "ROLLBACK"}
    assert stage(gates, "api", "staging")["on_failure"] == retry


def test_the_role_looks_at_the_alarms_of_the_gates_and_at_no_other(gates: Synthesis) -> None:
    alarms = "arn:aws:cloudwatch:{}:777777777777:alarm:{}"
    watched = {
        grant.policy.where.split("/")[0]: grant.resources
        for grant in grants(gates, "inline")
        if grant.sid == "WatchAlarms"
    }

    assert watched == {
        "api-pipeline": [
            alarms.format("eu-central-1", "checkout-errors"),
            alarms.format("eu-west-1", "Shop: orders per minute"),
        ],
        "web-pipeline": [
            alarms.format("*", "gates-web-production-errors"),
            alarms.format("eu-central-1", "checkout-errors"),
            alarms.format("eu-west-1", "Shop: orders per minute"),
        ],
    }
