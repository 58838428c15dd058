"""Rule V312."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v312_bake_between_waves as rule

WAVES = {"regions": ["us-east-1", "eu-west-1"], "rollout": "one-region-at-a-time"}


def staging(**settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_a_bake_between_two_waves() -> None:
    assert found(rule, staging(**WAVES, bake={"time": "30m", "alarms": ["errors"]})) == []


def test_it_refuses_a_bake_of_regions_released_at_once_and_of_a_single_region() -> None:
    bake = {"time": "30m", "alarms": ["errors"]}
    assert found(rule, staging(bake=bake)) == ["environments.staging.bake"]
    assert found(rule, staging(bake=bake, rollout="one-region-at-a-time")) == ["environments.staging.bake"]
