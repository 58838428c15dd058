"""Rule V720."""

from __future__ import annotations

from tests.spec.rules.helpers import QUEUES, TEMPLATE, found
from viaduct.spec.rules import v720_known_placeholders as rule

AT = "services.queue.deploy"


def of(**deploy: object) -> dict[str, object]:
    return {"services": {"queue": {"deploy": {**TEMPLATE, **deploy}}}}


def test_it_passes_what_targets_fill_in() -> None:
    conditions = {"StringEquals": {"aws:ResourceTag/stack": ["{stack}"], "aws:username": ["${aws:username}"]}}
    permissions = [{**QUEUES, "conditions": conditions}]
    assert found(rule, of(parameters="{environment}/{region}.json", permissions=permissions)) == []


def test_it_refuses_a_placeholder_of_no_use_in_a_path() -> None:
    assert found(rule, of(parameters="params/{stage}.json")) == [f"{AT}.parameters"]
    assert found(rule, of(template="app/{environment}.yaml")) == [f"{AT}.template"]


def test_it_refuses_one_in_a_permission() -> None:
    conditions = {"StringEquals": {"aws:ResourceTag/stack": ["{name}"]}}
    permissions = [{**QUEUES, "resources": ["*", "arn:aws:sqs:{home}:{account}:x"], "conditions": conditions}]
    here = [
        f"{AT}.permissions[0].resources[1]",
        f"{AT}.permissions[0].conditions.StringEquals.aws:ResourceTag/stack[0]",
    ]
    assert found(rule, of(permissions=permissions)) == here
    roles = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": [{**QUEUES, "resources": ["arn:aws:sqs:::{}"]}]}
    assert found(rule, of(roles=roles)) == [f"{AT}.roles.permissions[0].resources[0]"]
