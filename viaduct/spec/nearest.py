"""What was probably meant: offered only where it is really near."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from viaduct.spec.regions import OTHER_PARTITIONS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_COMPARED = 60
# A word in six letters wrong is near, one in three is another word: GitLab is not GitHub.
NEAR = 0.7


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that the other is a misspelling of, or ``""``; case makes no difference."""
    by_case = {each.lower(): each for each in known}
    close = get_close_matches(word[:MAX_COMPARED].lower(), by_case, n=1, cutoff=NEAR)
    return by_case[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A fix for a misspelled word, or ``""``."""
    meant = nearest(word, known)
    return f'did you mean "{meant}"?' if meant else ""


def did_you_mean_region(region: str, known: Iterable[str]) -> str:
    """The same for a region; one that exists, here or in another partition, is no misspelling."""
    return "" if region in REGIONS or region.startswith(OTHER_PARTITIONS) else did_you_mean(region, known)
