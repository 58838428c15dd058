"""Rule V319."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v319_window_time_zone as rule


def window(zone: str) -> dict[str, object]:
    return {"environments": {"staging": {"before_entry": {"window": {"cron": "* * * ? * MON", "timezone": zone}}}}}


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "America/Port-au-Prince", "UTC", "UTC+05:30"])
def test_it_passes_zones_that_exist_and_utc(zone: str) -> None:
    assert found(rule, window(zone)) == []


@pytest.mark.parametrize("zone", ["Europe/Munich", "Mars/Olympus", "America/New_Yrok"])
def test_it_refuses_zones_that_nobody_knows(zone: str) -> None:
    assert found(rule, window(zone)) == ["environments.staging.before_entry.window.timezone"]
