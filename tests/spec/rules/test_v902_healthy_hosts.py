"""Rule V902."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v902_healthy_hosts as rule


def fleet(configuration: object, least: int = 2, **more: object) -> dict[str, object]:
    capacity = {"min": least, "max": 8}
    deploy = {**FLEET["deploy"], "configuration": configuration, "capacity": capacity, **more}
    return {"services": {"web": {"deploy": deploy}}}


def test_it_passes_what_leaves_an_instance_to_deploy_to() -> None:
    assert found(rule, fleet({"healthy": "75%"}, 4)) == []
    assert found(rule, fleet({"healthy": 1})) == []
    assert found(rule, fleet("half-at-a-time")) == []
    assert found(rule, fleet("all-at-once", 1)) == []


def test_it_passes_instances_that_nobody_has_counted() -> None:
    tagged = {**FLEET["deploy"], "tags": {"Role": "web"}, "configuration": {"healthy": 5}}
    assert found(rule, {"services": {"web": {"deploy": tagged}}}) == []


def test_it_refuses_what_wants_every_instance_healthy() -> None:
    assert found(rule, fleet({"healthy": 2})) == ["services.web.deploy.configuration"]
    assert found(rule, fleet({"healthy": "75%"})) == ["services.web.deploy.configuration"]
    assert found(rule, fleet("half-at-a-time", 1)) == ["services.web.deploy.configuration"]


def test_it_refuses_what_an_environment_overrides() -> None:
    overrides = {"staging": {"configuration": {"healthy": 3}}}
    where = "services.web.deploy.overrides.staging.configuration"
    assert found(rule, fleet("one-at-a-time", 3, overrides=overrides)) == [where]
