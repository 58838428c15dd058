"""Rule V320."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v320_alarm_arns as rule

AT = "environments.staging.on_success.alarms[0]"


def alarm(name: str) -> dict[str, object]:
    return {"environments": {"staging": {"on_success": {"alarms": [name]}}}}


@pytest.mark.parametrize(
    "name", ["errors", "Shop: too many errors", "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:a:b"]
)
def test_it_passes_names_and_arns_of_the_home_account(name: str) -> None:
    assert found(rule, alarm(name)) == []


@pytest.mark.parametrize(
    "name",
    [
        "a" * 256,
        "arn:aws:cloudwatch:eu-west-1:222222222222:alarm:errors",
        "arn:aws:cloudwatch:eu-west-9:111111111111:alarm:errors",
        "arn:aws:sns:eu-west-1:111111111111:errors",
    ],
)
def test_it_refuses_long_names_and_other_arns(name: str) -> None:
    assert found(rule, alarm(name)) == [AT]
