"""Rule V104."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v104_capacity as rule


def fleet(capacity: dict[str, int], **overrides: object) -> dict[str, object]:
    return {"services": {"web": {"deploy": {**FLEET["deploy"], "capacity": capacity, "overrides": overrides}}}}


def test_it_passes_min_up_to_max() -> None:
    assert found(rule, fleet({"min": 3, "max": 3})) == []


def test_it_refuses_min_above_max_and_above_the_default_max() -> None:
    assert found(rule, fleet({"min": 3, "max": 2})) == ["services.web.deploy.capacity"]
    assert found(rule, fleet({"min": 5})) == ["services.web.deploy.capacity"]


def test_it_refuses_what_an_environment_overrides() -> None:
    overridden = {"capacity": {"min": 5}}
    assert found(rule, fleet({"min": 3}, staging=overridden)) == ["services.web.deploy.overrides.staging.capacity"]
