"""Times, lengths of time and ids in a person's words."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from viaduct.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

_UNITS = ((86400, "d"), (3600, "h"), (60, "min"))
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION = re.compile(r"(?P<count>\d{1,6})(?P<unit>[smhd])")


def length(time: timedelta) -> str:
    """The largest unit alone: ``45 s``, ``12 min``, ``3 h``, ``2 d``; clocks that differ make no negative length."""
    seconds = max(0, int(time.total_seconds()))
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def age(then: datetime | None, now: datetime) -> str:
    """How long ago; ``-`` for never."""
    return length(now - then) if then else "-"


def at(time: datetime) -> str:
    """``2026-03-01 09:30 UTC``."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def short(identifier: str) -> str:
    """The first eight characters, as git shows a commit; ``-`` for none."""
    return identifier[:8] or "-"


def parsed(duration: str, option: str) -> timedelta:
    """``90s``, ``15m``, ``2h`` or ``1d``.

    Raises:
        UsageError: it is something else.
    """
    matched = _DURATION.fullmatch(duration)
    if matched is None:
        raise UsageError(f'{option}: got "{duration}"; a number and its unit is wanted: 90s, 15m, 2h or 1d')
    return timedelta(seconds=int(matched["count"]) * _SECONDS[matched["unit"]])
