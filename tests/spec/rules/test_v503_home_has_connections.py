"""Rule V503."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v503_home_has_connections as rule


def test_it_passes_environments_in_regions_without_connections() -> None:
    assert found(rule, {"environments": {"staging": {"regions": ["eu-south-2"]}}}) == []


def test_it_refuses_a_home_there() -> None:
    assert found(rule, {"home": {"region": "eu-south-2"}}) == ["home.region"]
