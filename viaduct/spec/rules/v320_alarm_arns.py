"""A pipeline looks at alarms of its own account; an ARN says in which region.

https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.gates import alarm_arn
from viaduct.spec.finding import Finding
from viaduct.spec.regions import REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.environments import Environment
    from viaduct.spec.finding import Path
    from viaduct.spec.model import System

CODE = "V320"
TITLE = "Alarms are named, or have an ARN of the home account"
DEPENDS = (("home",), ("home", "account"))
MOST = 255


def check(system: System) -> Iterator[Finding]:
    """Alarms whose name is too long, or whose ARN is none, or of another account or of no region."""
    for name, environment in system.environments.items():
        for path, alarm in named_alarms(name, environment):
            if alarm.startswith("arn:"):
                yield from _arn(system, path, alarm)
            elif len(alarm) > MOST:
                yield Finding(CODE, path, "no alarm has so long a name", f"{len(alarm)}", f"at most {MOST} characters")


def _arn(system: System, path: Path, alarm: str) -> Iterator[Finding]:
    place, home = alarm_arn(alarm), system.home.account
    if not place or place["region"] not in REGIONS:
        allowed = f"arn:aws:cloudwatch:<region>:{home}:alarm:<name>"
        yield Finding(CODE, path, "this is no ARN of an alarm", alarm, allowed)
    elif place["account"] != home:
        yield Finding(CODE, path, "the alarm is in another account", place["account"], home)


def named_alarms(name: str, environment: Environment) -> Iterator[tuple[Path, str]]:
    """Each alarm that a gate of the environment names, with its path."""
    for key, gate in (
        ("bake", environment.bake),
        ("before_entry", environment.before_entry),
        ("on_success", environment.on_success),
    ):
        for index, alarm in enumerate(gate.alarms if gate else ()):
            yield ("environments", name, key, "alarms", index), alarm
