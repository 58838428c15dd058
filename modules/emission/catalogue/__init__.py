"""The modules that are emitted, by what a team would look for."""

from __future__ import annotations

from modules.emission.catalogue.artifact_store import ARTIFACT_STORE
from modules.emission.catalogue.delivery_pipeline import DELIVERY_PIPELINE

CATALOGUE = (ARTIFACT_STORE, DELIVERY_PIPELINE)
