"""Which tests begin first: pytest-xdist gives each process a stretch of them, and what is long must not come last."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
LONG = (
    *("rehearsal/test_whole_systems.py", "rehearsal/test_blue_green.py", "workflows/test_story.py"),
    *("planning/test_apply.py", "modules/emission/test_cross_region.py", "test_cdktf_cli.py"),
)
"""Files of tests that take minutes each."""


def long_first(tests: Sequence[T], is_long: Callable[[T], bool], processes: int) -> list[T]:
    """The same tests, the long ones spread over the beginnings of the stretches of the processes."""
    long = [test for test in tests if is_long(test)]
    short = iter([test for test in tests if not is_long(test)])
    found: list[T] = []
    for number in range(processes):
        mine = long[number::processes]
        size = (len(tests) - len(found)) // (processes - number)
        found += [*mine, *islice(short, max(0, size - len(mine)))]
    return [*found, *short]
