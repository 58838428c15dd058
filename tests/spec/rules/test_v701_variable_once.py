"""Rule V701."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v701_variable_once as rule


def build(environment: dict[str, str]) -> dict[str, object]:
    return {"services": {"web": {"build": {"environment": environment, "secrets": {"TOKEN": "ssm:/demo/token"}}}}}


def test_it_passes_different_names() -> None:
    assert found(rule, build({"STAGE": "x"})) == []


def test_it_refuses_the_same_name_twice() -> None:
    assert found(rule, build({"TOKEN": "x"})) == ["services.web.build.environment.TOKEN"]
