"""What is checked before a release enters a wave, after it, and what follows when it fails.

Every wave has the checks: a window or an alarm also holds back the second region of a rollout.
Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works-conditions.html
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from viaduct import names
from viaduct.delivery.pipeline import Condition, Failure, Rule
from viaduct.spec.targets import fleet_at, is_elsewhere, targets_of
from viaduct.spec.types import minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viaduct.delivery.pipeline import Stage
    from viaduct.spec.gates import BeforeEntry, OnFailure
    from viaduct.spec.model import System
    from viaduct.spec.targets import Target

EXECUTION_MODES: dict[str, Literal["SUPERSEDED", "QUEUED", "PARALLEL"]] = {
    "superseded": "SUPERSEDED",
    "queued": "QUEUED",
    "parallel": "PARALLEL",
}
RESULTS: dict[str, Literal["FAIL", "ROLLBACK"]] = {"fail": "FAIL", "rollback": "ROLLBACK"}
RETRY_MODES: dict[str, Literal["ALL_ACTIONS", "FAILED_ACTIONS"]] = {
    "all-actions": "ALL_ACTIONS",
    "failed-actions": "FAILED_ACTIONS",
}
ALARM_ARN = r"arn:aws:cloudwatch:(?P<region>[a-z0-9-]+):(?P<account>[0-9]{12}):alarm:(?P<name>.+)"


def gated(system: System, service: str, environment: str, wave: Stage, *, is_last: bool) -> Stage:
    """The wave with the gates of its environment."""
    settings = system.environments[environment]
    path = ("environments", environment)
    return replace(
        wave,
        before_entry=_before_entry(system, wave, settings.before_entry, path),
        on_success=_on_success(system, service, environment, wave, is_last=is_last),
        on_failure=_on_failure(settings.on_failure, path),
    )


def own_alarms(system: System, at: Target) -> tuple[str, ...]:
    """The alarms that Viaduct makes for a target and a pipeline can look at: that of a fleet in the home account."""
    watched = fleet_at(system, at) and not is_elsewhere(system, at)
    return (names.target_alarm(system, at),) if watched else ()


def alarm_arn(alarm: str) -> re.Match[str] | None:
    """The ``region``, ``account`` and ``name`` in an alarm's ARN; None for what is no such ARN."""
    return re.fullmatch(ALARM_ARN, alarm)


def _before_entry(
    system: System, wave: Stage, gate: BeforeEntry | None, path: tuple[str | int, ...]
) -> Condition | None:
    """A fleet's own alarm is not asked: it would keep out the release that mends the fleet.

    AWS's other result, skipping the stage, is not for alarms and windows.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
    """
    if not gate:
        return None
    rules = list(_alarms(_places(gate.alarms, _regions(wave)), wait=None))
    if gate.window:
        window = {"Cron": gate.window.cron, "TimeZone": gate.window.timezone}
        rules.append(Rule("Window", "DeploymentWindow", system.home.region, window))
    return Condition("FAIL", tuple(rules), (*path, "before_entry"))


def _on_success(system: System, service: str, environment: str, wave: Stage, *, is_last: bool) -> Condition | None:
    """Between two waves the bake; after the last one, or where there is no bake, what ``on_success`` says."""
    settings = system.environments[environment]
    bake, gate = (None if is_last else settings.bake), settings.on_success
    if bake:
        key, named, wait, result = "bake", bake.alarms, bake.time, None
    elif gate:
        key, named, wait, result = "on_success", gate.alarms, gate.wait, gate.result
    else:
        return None
    regions = _regions(wave)
    targets = [at for at in targets_of(system, service) if at.environment == environment and at.region in regions]
    own = [(alarm, at.region) for at in targets for alarm in own_alarms(system, at)]
    rules = tuple(_alarms([*own, *_places(named, regions)], minutes(wait)))
    can_roll_back = system.services[service].execution_mode != "parallel"
    return Condition(
        RESULTS[result or ("rollback" if can_roll_back else "fail")], rules, ("environments", environment, key)
    )


def _on_failure(gate: OnFailure | None, path: tuple[str | int, ...]) -> Failure | None:
    if not gate:
        return None
    if gate.retry:
        return Failure("RETRY", RETRY_MODES[gate.retry], path=(*path, "on_failure"))
    return Failure("ROLLBACK", path=(*path, "on_failure"))


def _regions(wave: Stage) -> list[str]:
    return sorted(wave.regions)


def _places(alarms: Iterable[str], regions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each alarm and its region: a name is looked for in each region of the wave, an ARN says its own."""
    for alarm in alarms:
        arn = alarm_arn(alarm)
        if arn:
            yield arn["name"], arn["region"]
        else:
            yield from ((alarm, region) for region in regions)


def _alarms(places: Iterable[tuple[str, str]], wait: int | None) -> Iterator[Rule]:
    """A rule for each alarm, which fails while the alarm is on.

    Before entry an alarm that is not on succeeds at once. After success, it is watched for ``wait`` minutes.
    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html
    """
    waiting = {"WaitTime": f"{wait}"} if wait else {}
    for number, (alarm, region) in enumerate(dict.fromkeys(places), start=1):
        configuration = {"AlarmName": alarm, "AlarmStates": "ALARM", **waiting}
        yield Rule(f"Alarm-{number}", "CloudWatchAlarm", region, configuration)
