"""Rule V725."""

from __future__ import annotations

from tests.spec.rules.helpers import QUEUES, TEMPLATE, found
from viaduct.spec.rules import v725_permissions_fit as rule

AT = "services.queue.deploy"


def of(**deploy: object) -> dict[str, object]:
    return {"services": {"queue": {"deploy": {**TEMPLATE, **deploy}}}}


def some(count: int) -> list[dict[str, object]]:
    return [{**QUEUES, "resources": [f"{QUEUES['resources'][0]}{index:03}" for index in range(count)]}]


def test_it_passes_what_fits() -> None:
    roles = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": some(80)}
    assert found(rule, of(permissions=some(120), roles=roles)) == []


def test_it_refuses_what_outgrows_a_role_or_a_boundary() -> None:
    roles = {"passed_to": ["ecs-tasks.amazonaws.com"], "permissions": some(120)}
    assert found(rule, of(permissions=some(160), roles=roles)) == [f"{AT}.permissions", f"{AT}.roles.permissions"]
