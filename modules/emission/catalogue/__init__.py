"""The modules that are emitted, by what a team would look for."""

from __future__ import annotations

from modules.emission.catalogue.action_role import ACTION_ROLE
from modules.emission.catalogue.alert_forwarding import ALERT_FORWARDING
from modules.emission.catalogue.alerts import ALERTS
from modules.emission.catalogue.approval_topic import APPROVAL_TOPIC
from modules.emission.catalogue.artifact_store import ARTIFACT_STORE
from modules.emission.catalogue.build_project import BUILD_PROJECT
from modules.emission.catalogue.cloudformation_target import CLOUDFORMATION_TARGET
from modules.emission.catalogue.code_repository import CODE_REPOSITORY
from modules.emission.catalogue.codedeploy_tagged_target import CODEDEPLOY_TAGGED_TARGET
from modules.emission.catalogue.codedeploy_target import CODEDEPLOY_TARGET
from modules.emission.catalogue.container_registry import CONTAINER_REGISTRY
from modules.emission.catalogue.delivery_pipeline import DELIVERY_PIPELINE
from modules.emission.catalogue.github_plan_roles import GITHUB_PLAN_ROLES
from modules.emission.catalogue.pipeline_start import PIPELINE_START
from modules.emission.catalogue.sam_target import SAM_TARGET
from modules.emission.catalogue.source_connection import SOURCE_CONNECTION
from modules.emission.catalogue.static_site import STATIC_SITE

CATALOGUE = (
    ACTION_ROLE,
    ALERT_FORWARDING,
    ALERTS,
    APPROVAL_TOPIC,
    ARTIFACT_STORE,
    BUILD_PROJECT,
    CLOUDFORMATION_TARGET,
    CODE_REPOSITORY,
    CODEDEPLOY_TAGGED_TARGET,
    CODEDEPLOY_TARGET,
    CONTAINER_REGISTRY,
    DELIVERY_PIPELINE,
    GITHUB_PLAN_ROLES,
    PIPELINE_START,
    SAM_TARGET,
    SOURCE_CONNECTION,
    STATIC_SITE,
)
