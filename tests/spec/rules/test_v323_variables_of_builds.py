"""Rule V323."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v323_variables_of_builds as rule


def spec(name: str) -> dict[str, object]:
    build = {"environment": {"STAGE": "x"}, "secrets": {"NPM": "ssm:/npm"}}
    return {"services": {"web": {"variables": {name: {"default": "info"}}, "build": build}}}


def test_it_passes_a_name_of_its_own() -> None:
    assert found(rule, spec("LEVEL")) == []


def test_it_refuses_names_that_the_build_has() -> None:
    for name in ("STAGE", "NPM", "AWS_REGION", "CODEBUILD_NUMBER", "SAM_TEMPLATE"):
        assert found(rule, spec(name)) == [f"services.web.variables.{name}"]


def test_it_refuses_names_that_the_build_of_an_action_has() -> None:
    action = {"buildspec": "e2e.yml", "stage": "staging", "environment": {"SUITE": "all"}}
    for name in ("SUITE", "REGIONS"):
        service = {"variables": {name: {"default": "x"}}, "actions": {"e2e": action}}
        assert found(rule, {"services": {"web": service}}) == [f"services.web.variables.{name}"]
