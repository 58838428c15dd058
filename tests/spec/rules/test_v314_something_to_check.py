"""Rule V314."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, GOOD, found
from viaduct.spec.rules import v314_something_to_check as rule


def staging(**settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_a_named_alarm_a_window_and_a_fleet() -> None:
    assert found(rule, staging(on_success={"alarms": ["errors"]})) == []
    assert found(rule, staging(before_entry={"window": {"cron": "* * * ? * MON"}})) == []
    assert found(rule, {**staging(on_success={}), "services": {"web": FLEET}}) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_target_without_an_alarm_and_an_entry_without_anything() -> None:
    assert found(rule, staging(on_success={})) == ["environments.staging.on_success"]
    assert found(rule, staging(before_entry={})) == ["environments.staging.before_entry"]
