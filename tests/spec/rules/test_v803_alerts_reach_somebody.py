"""Rule V803."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v803_alerts_reach_somebody as rule


@pytest.mark.parametrize(
    "alerts",
    [
        {"email": ["ops@example.com"]},
        {"https": ["https://example.com/hook"]},
        {"sqs": ["arn:aws:sqs:us-east-1:111111111111:ops"]},
    ],
    ids=lambda alerts: str(*alerts),
)
def test_it_passes_a_subscriber_of_any_kind(alerts: dict[str, list[str]]) -> None:
    assert found(rule, {"alerts": alerts}) == []


def test_it_passes_a_system_without_alerts() -> None:
    assert found(rule) == []


def test_it_refuses_alerts_for_nobody() -> None:
    assert found(rule, {"alerts": {}}) == ["alerts"]
