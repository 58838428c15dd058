"""Rule V802."""

from __future__ import annotations

from tests.spec.rules.helpers import SAM, found
from viaduct.spec.rules import v802_event_patterns as rule

ALERTS = {"alerts": {"email": ["ops@example.com"]}}


def services(count: int) -> dict[str, object]:
    return {"services": {f"service-with-a-rather-long-name-{index:04}": SAM for index in range(count)}}


def test_it_passes_patterns_that_fit() -> None:
    assert found(rule, {**ALERTS, **services(30)}) == []


def test_it_passes_any_number_of_services_without_alerts() -> None:
    assert found(rule, services(60)) == []


def test_it_refuses_more_names_than_a_pattern_holds() -> None:
    assert found(rule, {**ALERTS, **services(60)}) == ["alerts"]
