"""Rule V901."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v901_overridden_environments as rule


def overriding(environment: str, **service: object) -> dict[str, object]:
    deploy = {**FLEET["deploy"], "overrides": {environment: {"instance_type": "t3.large"}}}
    return {"services": {"web": {"deploy": deploy, **service}}, "environments": {"live": {"regions": ["us-east-1"]}}}


def test_it_passes_an_environment_of_the_service() -> None:
    assert found(rule, overriding("live")) == []


def test_it_refuses_others() -> None:
    assert found(rule, overriding("liv")) == ["services.web.deploy.overrides.liv"]
    assert found(rule, overriding("live", environments=["staging"])) == ["services.web.deploy.overrides.live"]
