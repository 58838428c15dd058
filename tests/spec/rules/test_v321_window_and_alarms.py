"""Rule V321."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v321_window_and_alarms as rule


def entry(**gate: object) -> dict[str, object]:
    return {"environments": {"staging": {"before_entry": gate}}}


def test_it_passes_either() -> None:
    assert found(rule, entry(alarms=["errors"])) == []
    assert found(rule, entry(window={"cron": "* * * ? * MON"})) == []


def test_it_refuses_both_with_a_warning() -> None:
    both = entry(alarms=["errors"], window={"cron": "* * * ? * MON"})
    assert found(rule, both) == ["environments.staging.before_entry.alarms"]
