"""Patterns with ``*`` and ``?``, as policies have them: whether one has all of another in it, or anything of it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True)
class Pattern:
    """What an element of a policy says; with ``but``, everything that matches none of these.

    ``written`` is how the policy writes it, where it is compared in another way.
    """

    text: str
    but: tuple[str, ...] = ()
    written: str = field(default="", compare=False)

    def covers(self, other: Pattern) -> bool:
        """Whether all that the other matches is matched by this one. In doubt, no."""
        if self.but and other.but:
            return all(any(covers(theirs, ours) for theirs in other.but) for ours in self.but)
        if self.but:
            return not any(overlaps(ours, other.text) for ours in self.but)
        return covers(self.text, "*" if other.but else other.text)


@lru_cache(maxsize=65536)
def covers(broad: str, narrow: str) -> bool:
    """Whether one pattern matches all that another does: a ``*`` is matched by a ``*`` alone."""
    reached = _past_stars(broad, {0})
    for character in narrow:
        reached = _past_stars(
            broad, {place if broad[place] == "*" else place + 1 for place in reached if _takes(broad, place, character)}
        )
        if not reached:
            return False
    return len(broad) in reached


@lru_cache(maxsize=65536)
def overlaps(one: str, other: str) -> bool:
    """Whether there is a text that both patterns match."""
    row = [True] + [False] * len(other)
    for place, sign in enumerate(other, start=1):
        row[place] = row[place - 1] and sign == "*"
    for mine in one:
        above, row = row, [mine == "*" and row[0]]
        for place, theirs in enumerate(other, start=1):
            if mine == "*" or theirs == "*":
                row.append(above[place] or row[place - 1])
            else:
                row.append(above[place - 1] and (mine == theirs or "?" in (mine, theirs)))
    return row[-1]


def _takes(broad: str, place: int, character: str) -> bool:
    if place >= len(broad):
        return False
    return broad[place] in ("*", character) or (broad[place] == "?" and character != "*")


def _past_stars(pattern: str, places: set[int]) -> set[int]:
    """The places and, as a star may stand for nothing, those behind it."""
    found: set[int] = set()
    for place in places:
        here = place
        found.add(here)
        while here < len(pattern) and pattern[here] == "*":
            here += 1
            found.add(here)
    return found
