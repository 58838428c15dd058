"""Which findings of a rule can be trusted when parts of the spec had to be left out.

A finding never outlives a loss at, below or above its own place. What else it rests on, its rule names in ``DEPENDS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from viaduct.spec.finding import Finding, Path

ANY = "*"
SAME = "."

Depends = tuple[tuple[str, ...], ...]

SYSTEM: Depends = (
    *(("system",), ("home",), ("home", ANY), ("state",), ("state", ANY), ("connection",), ("connection", ANY)),
    *(("source",), ("source", ANY), ("environments",), ("services",)),
)
# A service or an environment that is left out takes findings along and brings none; these can bring some.
DELIVERY: Depends = (
    *(*SYSTEM, ("services", ANY, "environments")),
    *(("environments", ANY, "account"), ("environments", ANY, "rollout")),
)


def stands(finding: Finding, depends: Depends, lost: Collection[Path]) -> bool:
    """Whether the finding is true however the lost parts will be mended.

    In ``depends``, ``*`` is any key and ``.`` is the key that the finding's own path has at that depth.
    """
    needed = [_bound(pattern, finding.path) for pattern in depends]
    return not any(_overlap(finding.path, path) or any(_is(path, each) for each in needed) for path in lost)


def _overlap(one: Path, other: Path) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))


def _bound(pattern: tuple[str, ...], path: Path) -> Path:
    return tuple(path[depth] if part == SAME else part for depth, part in enumerate(pattern))


def _is(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(want in {ANY, got} for got, want in zip(path, pattern, strict=True))
