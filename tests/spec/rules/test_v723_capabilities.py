"""Rule V723."""

from __future__ import annotations

from tests.spec.rules.helpers import QUEUES, TEMPLATE, found
from viaduct.spec.rules import v723_capabilities as rule

AT = "services.queue.deploy"


def of(**deploy: object) -> dict[str, object]:
    return {"services": {"queue": {"deploy": {**TEMPLATE, **deploy}}}}


ROLES = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": [QUEUES]}


def test_it_passes_roles_with_either_capability_and_none_without() -> None:
    assert found(rule, of()) == []
    for capability in rule.EITHER:
        assert found(rule, of(roles=ROLES, capabilities=["CAPABILITY_AUTO_EXPAND", capability])) == []


def test_it_refuses_roles_that_cloudformation_would() -> None:
    assert found(rule, of(roles=ROLES)) == [f"{AT}.roles"]
    assert found(rule, of(roles=ROLES, capabilities=["CAPABILITY_AUTO_EXPAND"])) == [f"{AT}.roles"]
