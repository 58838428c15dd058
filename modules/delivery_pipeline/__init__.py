"""The pipeline: stages as data, the role that follows from them, the V2 pipeline itself."""

from modules.delivery_pipeline.action import Action, ArtifactStores, Stage, Trigger
from modules.delivery_pipeline.pipeline import DeliveryPipeline

__all__ = ["Action", "ArtifactStores", "DeliveryPipeline", "Stage", "Trigger"]
