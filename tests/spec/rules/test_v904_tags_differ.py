"""Rule V904."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v904_tags_differ as rule


def deployed(live: dict[str, str] | None, region: str = "us-east-1") -> dict[str, object]:
    deploy = {**FLEET["deploy"], "tags": {"Role": "web"}, "overrides": {"live": {"tags": live}} if live else {}}
    return {"services": {"web": {"deploy": deploy}}, "environments": {"live": {"regions": [region]}}}


def test_it_passes_tags_of_their_own_and_other_regions() -> None:
    assert found(rule, deployed({"Role": "live-web"})) == []
    assert found(rule, deployed(None, "eu-west-1")) == []


def test_it_refuses_the_same_instances() -> None:
    assert found(rule, deployed(None)) == ["services.web.deploy.tags"]


def test_it_refuses_some_of_them() -> None:
    overlapping = deployed({"Role": "web", "Stage": "live"})
    assert found(rule, overlapping) == ["services.web.deploy.overrides.live.tags"]
