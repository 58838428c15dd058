"""What a service's pipeline does, as plain data: worked out from the spec before anything is rendered.

``layout.py`` turns a spec into a ``Pipeline``; the rules check it; ``stacks`` renders it.
"""

from viaduct.delivery.layout import pipeline_of
from viaduct.delivery.pipeline import Action, Event, Pipeline, Stage, Trigger
from viaduct.delivery.provider import Provider

__all__ = ["Action", "Event", "Pipeline", "Provider", "Stage", "Trigger", "pipeline_of"]
