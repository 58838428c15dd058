"""Rule V318."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v318_window_cron as rule

AT = "environments.staging.before_entry.window.cron"


def window(cron: str) -> dict[str, object]:
    return {"environments": {"staging": {"before_entry": {"window": {"cron": cron}}}}}


@pytest.mark.parametrize(
    "cron",
    [
        "* * 9-17 ? * MON-FRI",
        "0 0/15 9-11,14-16 ? JAN-NOV mon,wed 2026-2030",
        "* * * L-3 * ?",
        "* 30 8 15W * ?",
        "* * * ? * 6#3",
        "* * * ? * FRIL",
        "* */5 * 1,15 3/2 ? *",
    ],
)
def test_it_passes_what_aws_reads(cron: str) -> None:
    assert found(rule, window(cron)) == []


@pytest.mark.parametrize(
    "cron",
    [
        "* 9-17 ? * MON-FRI",
        "* * 9-17 ? * MON-FRI * *",
        "15 * 9 ? * MON",
        "* 60 9 ? * MON",
        "* * 24 ? * MON",
        "* * 9 32 * ?",
        "* * 9 ? 13 MON",
        "* * 9 ? * 8",
        "* * 9 ? * MO",
        "* * 9 ? * MON 1969",
        "* * 9-10-11 ? * MON",
        "* */0 9 ? * MON",
        "* * 9 ? * ?",
        "* * 9 * * MON",
        "* * ? ? * MON",
    ],
)
def test_it_refuses_other_fields_values_and_days_said_twice(cron: str) -> None:
    assert found(rule, window(cron)) == [AT]
