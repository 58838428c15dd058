"""The exit codes of status, release, approve, reject and history: docs/watch.md has the same table."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """0 to 4; wrong usage and a wrong spec exit 2, as everywhere in Viaduct."""

    OK = 0
    FAILED = 1
    USAGE = 2
    WAITS = 3
    RUNNING = 4
