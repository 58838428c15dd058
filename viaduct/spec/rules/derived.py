"""For rules about the pipelines that follow from a spec: where they look, and what they compare."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from viaduct.delivery.layout import pipelines_of
from viaduct.spec.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.finding import Path
    from viaduct.spec.model import System


class _Same:
    """A system that is compared by what it is, not by what is in it: that can't be hashed."""

    def __init__(self, system: System) -> None:
        self.system = system

    def __hash__(self) -> int:
        return id(self.system)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.system is self.system


# Every rule asks for them, and making them is half of the work of a check.
@lru_cache(maxsize=1)
def _pipelines(same: _Same) -> tuple[Pipeline, ...]:
    return tuple(
        pipeline for service in sorted(same.system.services) for pipeline in pipelines_of(same.system, service)
    )


def in_pipelines(system: System, problems: Callable[[Pipeline], Iterator[Finding]]) -> Iterator[Finding]:
    """The problems of every service's pipelines."""
    for pipeline in _pipelines(_Same(system)):
        yield from problems(pipeline)


def within(
    code: str, path: Path, message: str, count: int, bounds: tuple[int, int], fix: str = ""
) -> Iterator[Finding]:
    """A finding where the count is out of bounds, which are among what is allowed."""
    least, most = bounds
    if not least <= count <= most:
        yield Finding(code, path, message, f"{count}", f"{least} to {most}", fix)


def named(code: str, path: Path, what: str, name: str, pattern: str) -> Iterator[Finding]:
    """A finding where CodePipeline's pattern does not match the whole name."""
    if not re.fullmatch(pattern, name):
        yield Finding(code, path, f"CodePipeline takes no {what} of this name", name, pattern)
