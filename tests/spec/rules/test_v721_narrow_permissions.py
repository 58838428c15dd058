"""Rule V721."""

from __future__ import annotations

from tests.spec.rules.helpers import TEMPLATE, found
from viaduct.spec.rules import v721_narrow_permissions as rule

AT = "services.queue.deploy"


def of(**deploy: object) -> dict[str, object]:
    return {"services": {"queue": {"deploy": {**TEMPLATE, **deploy}}}}


def test_it_passes_some_actions_on_everything_and_a_whole_service_on_something() -> None:
    permissions = [
        {"actions": ["ec2:Describe*"], "resources": ["*"]},
        {"actions": ["sqs:*"], "resources": ["arn:aws:sqs:{region}:{account}:{stack}-*"]},
    ]
    assert found(rule, of(permissions=permissions)) == []


def test_it_refuses_a_whole_service_on_everything() -> None:
    permissions = [
        {"actions": ["sqs:SendMessage", "sqs:*"], "resources": ["*"]},
        {"actions": ["s3:**"], "resources": ["arn:aws:s3:::shop", "arn:aws:s3:::*"]},
    ]
    here = [f"{AT}.permissions[0].actions[1]", f"{AT}.permissions[1].actions[0]"]
    assert found(rule, of(permissions=permissions)) == here
    roles = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": permissions[:1]}
    assert found(rule, of(roles=roles)) == [f"{AT}.roles.permissions[0].actions[1]"]
