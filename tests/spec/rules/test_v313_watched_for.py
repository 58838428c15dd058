"""Rule V313."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v313_watched_for as rule

WAVES = {"regions": ["us-east-1", "eu-west-1"], "rollout": "one-region-at-a-time"}


def staging(**settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_60_days() -> None:
    assert found(rule, staging(on_success={"wait": "60d", "alarms": ["errors"]})) == []


def test_it_refuses_61_days() -> None:
    gates = {"bake": {"time": "61d", "alarms": ["errors"]}, "on_success": {"wait": "61d", "alarms": ["errors"]}}
    at = "environments.staging"
    assert found(rule, staging(**WAVES, **gates)) == [f"{at}.bake.time", f"{at}.on_success.wait"]
