"""An action reads its artifacts from a bucket in its own region, so every region with an action needs a store.

https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines
from viaduct.spec.targets import action_regions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.model import System

CODE = "V505"
TITLE = "Every region with an action has an artifact store"
DEPENDS: Depends = DELIVERY
OWN = True


def check(system: System) -> Iterator[Finding]:
    """Services with an action where no artifact store is emitted."""
    stores = action_regions(system)
    return in_pipelines(system, lambda pipeline: problems(pipeline, stores))


def problems(pipeline: Pipeline, stores: Collection[str]) -> Iterator[Finding]:
    """The regions of the pipeline that are not among those of the stores."""
    for region in pipeline.regions:
        if region not in stores:
            message = "the pipeline has an action in a region without an artifact store"
            yield Finding(CODE, pipeline.path, message, region, ", ".join(sorted(stores)))
