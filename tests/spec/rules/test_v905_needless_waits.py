"""Rule V905."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v905_needless_waits as rule

WAITS = {"blue_green": {"termination_wait": "2h"}}


def deployed(**deploy: object) -> dict[str, object]:
    return {"services": {"web": {"deploy": {**FLEET["deploy"], **deploy}}}}


def test_it_passes_waits_that_an_environment_needs() -> None:
    assert found(rule, deployed(**WAITS, strategy="blue-green")) == []
    assert found(rule, deployed(**WAITS, overrides={"staging": {"strategy": "blue-green"}})) == []


def test_it_refuses_waits_of_deployments_in_place() -> None:
    assert found(rule, deployed(**WAITS)) == ["services.web.deploy.blue_green"]
    assert found(rule, deployed(overrides={"staging": WAITS})) == ["services.web.deploy.overrides.staging.blue_green"]
