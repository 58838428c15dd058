"""The pipeline: stages as data, the role that follows from them, the V2 pipeline itself."""

from modules.delivery_pipeline.action import Action, ArtifactStores
from modules.delivery_pipeline.conditions import Condition, Failure, Rule
from modules.delivery_pipeline.pipeline import DeliveryPipeline
from modules.delivery_pipeline.stages import Stage
from modules.delivery_pipeline.triggers import PullRequest, Push, Trigger, Variable

__all__ = [
    "Action",
    "ArtifactStores",
    "Condition",
    "DeliveryPipeline",
    "Failure",
    "PullRequest",
    "Push",
    "Rule",
    "Stage",
    "Trigger",
    "Variable",
]
