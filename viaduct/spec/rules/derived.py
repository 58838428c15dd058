"""For rules about the pipelines that follow from a spec."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.layout import pipeline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.finding import Finding
    from viaduct.spec.model import System


def in_pipelines(system: System, problems: Callable[[Pipeline], Iterator[Finding]]) -> Iterator[Finding]:
    """The problems of every service's pipeline."""
    for service in sorted(system.services):
        yield from problems(pipeline_of(system, service))
