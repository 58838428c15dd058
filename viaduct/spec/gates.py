"""The part of the model that says what is checked before a release enters an environment, and after it."""

from __future__ import annotations

from typing import Literal

from viaduct.spec import types as t
from viaduct.spec.base import Model


class Window(Model):
    """When releases may go in; outside of it they wait."""

    cron: t.Cron
    timezone: t.TimeZone = "UTC"


class BeforeEntry(Model):
    """What must hold before each wave: none of the alarms is on, and the window is open."""

    alarms: t.List[t.Alarm] = ()
    window: Window | None = None


class Bake(Model):
    """How long a finished wave is watched before the next one begins."""

    time: t.Duration
    alarms: t.List[t.Alarm] = ()


class OnSuccess(Model):
    """How long a finished wave is watched, and what happens when an alarm goes off: a rollback where AWS has one."""

    alarms: t.List[t.Alarm] = ()
    wait: t.Duration = "5m"
    result: Literal["rollback", "fail"] | None = None


class OnFailure(Model):
    """What happens by itself when a wave fails: the last release that succeeded comes back, or it is tried again."""

    result: Literal["rollback"] | None = None
    retry: Literal["failed-actions", "all-actions"] | None = None
