"""An action runs in the build stage or in that of an environment; anywhere else it would never run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.delivery.extra_actions import BUILD_STAGE
from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.spec.model import System
    from viaduct.spec.rules.depends import Depends

CODE = "V705"
TITLE = "The stage of an action is one of its pipeline's"
DEPENDS: Depends = (("environments",), ("services", ".", "environments"))


def check(system: System) -> Iterator[Finding]:
    """Actions whose stage is neither ``build`` nor an environment of the service."""
    for name, service in system.services.items():
        stages = (BUILD_STAGE, *system.environments_of(name))
        for action, settings in service.actions.items():
            if settings.stage not in stages:
                path = ("services", name, "actions", action, "stage")
                fix = did_you_mean(settings.stage, stages)
                yield Finding(CODE, path, "the pipeline has no such stage", settings.stage, ", ".join(stages), fix)
