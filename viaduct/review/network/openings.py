"""What opens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """Which way something opens."""

    inbound = "inbound"
    outbound = "outbound"
    public = "public"
    """Not through a network: what keeps everyone out goes."""


@dataclass(frozen=True)
class Opening:
    """Something opens: ``words`` are ours, ``values`` the plan's. ``internet`` says that it is to the whole of it."""

    address: str
    way: Way
    words: str
    values: tuple[str, ...] = ()
    internet: bool = False
