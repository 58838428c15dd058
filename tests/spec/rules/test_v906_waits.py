"""Rule V906."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v906_waits as rule


def deployed(waits: dict[str, str]) -> dict[str, object]:
    return {"services": {"web": {"deploy": {**FLEET["deploy"], "strategy": "blue-green", "blue_green": waits}}}}


def test_it_passes_two_days() -> None:
    assert found(rule, deployed({"termination_wait": "2d", "traffic_wait": "48h"})) == []


def test_it_refuses_more() -> None:
    assert found(rule, deployed({"termination_wait": "49h", "traffic_wait": "3d"})) == [
        "services.web.deploy.blue_green.termination_wait",
        "services.web.deploy.blue_green.traffic_wait",
    ]
