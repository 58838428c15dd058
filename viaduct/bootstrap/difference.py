"""One way in which an existing thing is not as it must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """What is, what must be, and, if ``--fix`` can't mend it, what a person has to do."""

    setting: str
    got: str
    wanted: str
    remedy: str = ""
