"""Stage names are unique in a pipeline, action names in their stage.

An environment called like another's approval or wave (``production-approval``, ``production-eu-west-1``) breaks that,
and a build called like the action of a function in a region (``smoke-eu-west-1``).
https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.spec.finding import Finding
from viaduct.spec.rules.depends import DELIVERY, Depends
from viaduct.spec.rules.derived import in_pipelines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viaduct.delivery.pipeline import Pipeline
    from viaduct.spec.model import System

CODE = "V306"
TITLE = "Stages and their actions have names of their own"
DEPENDS: Depends = DELIVERY


def check(system: System) -> Iterator[Finding]:
    """Services with two stages, or two actions of a stage, of one name; a region that stands twice is V103's to say."""
    environments = {
        name: environment.model_copy(update={"regions": tuple(dict.fromkeys(environment.regions))})
        for name, environment in system.environments.items()
    }
    return in_pipelines(system.model_copy(update={"environments": environments}), problems)


def problems(pipeline: Pipeline) -> Iterator[Finding]:
    """The second and every later stage or action of a name."""
    for name in _repeated([stage.name for stage in pipeline.stages]):
        fix = "rename the environment that is called so, or the one whose approval or region is"
        yield Finding(CODE, pipeline.path, "two stages of the pipeline have the same name", name, fix=fix)
    for stage in pipeline.stages:
        for name in _repeated([action.name for action in stage.actions]):
            path = [action.path for action in stage.actions if action.name == name][-1]
            message = f"two actions of stage {stage.name!r} have the same name"
            yield Finding(CODE, path, message, name, fix="rename one of them", at_key=True)


def _repeated(words: list[str]) -> list[str]:
    return sorted({word for word in words if words.count(word) > 1})
