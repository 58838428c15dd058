"""What a service's pipeline does, as plain data: worked out from the spec before anything is rendered.

``layout.py`` turns a spec into a ``Pipeline``; the rules check it; ``stacks`` renders it.
"""

from viaduct.delivery.layout import pipeline_of, pipelines_of
from viaduct.delivery.pipeline import (
    Action,
    Condition,
    Event,
    Failure,
    Pipeline,
    PullRequest,
    Push,
    Rule,
    Stage,
    Trigger,
    Variable,
)
from viaduct.delivery.provider import Provider

__all__ = [
    "Action",
    "Condition",
    "Event",
    "Failure",
    "Pipeline",
    "Provider",
    "PullRequest",
    "Push",
    "Rule",
    "Stage",
    "Trigger",
    "Variable",
    "pipeline_of",
    "pipelines_of",
]
