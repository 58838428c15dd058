"""The modules that are emitted, by what a team would look for."""

from __future__ import annotations

from modules.emission.catalogue.artifact_store import ARTIFACT_STORE
from modules.emission.catalogue.code_repository import CODE_REPOSITORY
from modules.emission.catalogue.container_registry import CONTAINER_REGISTRY
from modules.emission.catalogue.delivery_pipeline import DELIVERY_PIPELINE
from modules.emission.catalogue.source_connection import SOURCE_CONNECTION

CATALOGUE = (ARTIFACT_STORE, CODE_REPOSITORY, CONTAINER_REGISTRY, DELIVERY_PIPELINE, SOURCE_CONNECTION)
