"""Rule V702."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v702_reserved_variables as rule


def build(**settings: object) -> dict[str, dict[str, dict[str, object]]]:
    return {"services": {"web": {"build": settings}}}


def test_it_passes_other_names() -> None:
    assert found(rule, build(environment={"NODE_ENV": "production", "AWS_SDK_UA_APP_ID": "shop"})) == []


def test_it_refuses_reserved_ones_among_variables_and_secrets() -> None:
    assert found(rule, build(environment={"CODEBUILD_X": "1"})) == ["services.web.build.environment.CODEBUILD_X"]
    secret = build(secrets={"AWS_SECRET_ACCESS_KEY": "ssm:/demo/key"})
    assert found(rule, secret) == ["services.web.build.secrets.AWS_SECRET_ACCESS_KEY"]


def test_it_refuses_what_viaduct_sets_for_sam_and_passes_it_elsewhere() -> None:
    named = build(environment={"SAM_TEMPLATE": "x"})
    assert found(rule, named) == ["services.web.build.environment.SAM_TEMPLATE"]
    assert found(rule, {"services": {"web": {**FLEET, **named["services"]["web"]}}}) == []


def test_it_refuses_what_viaduct_sets_for_actions_and_passes_it_elsewhere() -> None:
    settings = {"buildspec": "e2e.yml", "environment": {"REGIONS": "x"}}
    action = {"services": {"web": {"actions": {"e2e": settings}}}}
    assert found(rule, action) == ["services.web.actions.e2e.environment.REGIONS"]
    assert found(rule, build(environment={"REGIONS": "x"})) == []
