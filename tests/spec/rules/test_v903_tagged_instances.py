"""Rule V903."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v903_tagged_instances as rule

TAGS = {"tags": {"Role": "web"}}


def deployed(**deploy: object) -> dict[str, object]:
    return {"services": {"web": {"deploy": {**FLEET["deploy"], **deploy}}}}


def test_it_passes_tags_with_what_goes_with_them() -> None:
    assert found(rule, deployed(**TAGS, configuration="all-at-once", strategy="in-place")) == []


def test_it_passes_a_fleet_beside_an_environment_that_has_none() -> None:
    assert found(rule, deployed(port=8080, overrides={"staging": TAGS})) == []


def test_it_refuses_keys_of_a_fleet() -> None:
    assert found(rule, deployed(**TAGS, port=80, capacity={"min": 1})) == [
        "services.web.deploy.port",
        "services.web.deploy.capacity",
    ]
    overriding = {"staging": {**TAGS, "instance_type": "t3.large"}}
    assert found(rule, deployed(overrides=overriding)) == ["services.web.deploy.overrides.staging.instance_type"]


def test_it_refuses_blue_green() -> None:
    assert found(rule, deployed(**TAGS, strategy="blue-green")) == ["services.web.deploy.strategy"]
    overriding = {"staging": {"strategy": "blue-green"}}
    assert found(rule, deployed(**TAGS, overrides=overriding)) == ["services.web.deploy.overrides.staging.strategy"]
    assert found(rule, deployed(strategy="blue-green", overrides={"staging": TAGS})) == ["services.web.deploy.strategy"]
