from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.conftest import Clients


def test_composite_alarm_is_kept_as_one(client: Clients, name: str) -> None:
    api = client("cloudwatch")
    api.put_composite_alarm(AlarmName=name, AlarmRule="TRUE")
    (alarm,) = api.describe_alarms(AlarmNames=[name], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
    assert alarm["AlarmRule"] == "TRUE"
