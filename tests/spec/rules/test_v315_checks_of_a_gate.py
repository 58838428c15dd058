"""Rule V315."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, found
from viaduct.spec.rules import v315_checks_of_a_gate as rule


def staging(**settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_5_alarms() -> None:
    assert found(rule, staging(before_entry={"alarms": list("abcde")})) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_a_6th_check_also_by_another_region() -> None:
    window = {"cron": "* * * ? * MON"}
    gate = {"alarms": list("abc")}
    assert found(rule, staging(before_entry={"alarms": list("abcde"), "window": window})) == [
        "environments.staging.before_entry"
    ]
    assert found(rule, staging(regions=["us-east-1", "eu-west-1"], on_success=gate)) == [
        "environments.staging.on_success"
    ]
