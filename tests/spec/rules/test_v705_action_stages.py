"""Rule V705."""

from __future__ import annotations

from typing import Any

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v705_action_stages as rule


def staged(stage: str, **service: Any) -> dict[str, Any]:
    return {"services": {"web": {"actions": {"lint": {"buildspec": "lint.yml", "stage": stage}}, **service}}}


def test_it_passes_the_build_stage_and_the_service_s_environments() -> None:
    assert found(rule, staged("build")) == []
    assert found(rule, staged("staging")) == []


def test_it_refuses_a_stage_that_the_pipeline_does_not_have() -> None:
    assert found(rule, staged("stagin")) == ["services.web.actions.lint.stage"]


def test_it_refuses_an_environment_that_the_service_is_not_delivered_to() -> None:
    changes = {"environments": {"live": {"regions": ["us-east-1"]}}, **staged("live", environments=["staging"])}
    assert found(rule, changes) == ["services.web.actions.lint.stage"]
