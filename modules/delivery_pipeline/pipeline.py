"""The V2 pipeline and its role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.codepipeline import (
    Codepipeline,
    CodepipelineArtifactStore,
    CodepipelineArtifactStoreEncryptionKey,
)
from constructs import Construct

from modules.delivery_pipeline.permissions import statements
from modules.delivery_pipeline.stages import stage_block
from modules.delivery_pipeline.triggers import trigger_block, variable_block
from modules.naming import named
from modules.policy import service_trust
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.delivery_pipeline.action import ArtifactStores
    from modules.delivery_pipeline.stages import Stage
    from modules.delivery_pipeline.triggers import Trigger, Variable


class DeliveryPipeline(Construct):
    """The pipeline ``name`` of an account and region; each action's region needs a bucket in ``stores``."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        name: str,
        role_name: str,
        account: str,
        region: str,
        stores: ArtifactStores,
        stages: Sequence[Stage],
        trigger: Trigger | None,
        variables: Sequence[Variable] = (),
        execution_mode: str = "SUPERSEDED",
    ) -> None:
        super().__init__(scope, id_)
        self.role = Role(
            self,
            "role",
            address=id_,
            name=role_name,
            description=f"What the pipeline {name} may do",
            trust=service_trust("codepipeline.amazonaws.com", account),
            statements=statements(account, region, stores, stages),
        )
        pipeline = Codepipeline(
            self,
            "pipeline",
            name=name,
            role_arn=self.role.role.arn,
            pipeline_type="V2",
            execution_mode=execution_mode,
            artifact_store=_artifact_stores(account, stores),
            stage=[stage_block(stage, region) for stage in stages],
            trigger=[trigger_block(trigger)] if trigger else None,
            variable=[variable_block(variable) for variable in variables] or None,
            # The first execution starts as soon as the pipeline is there.
            depends_on=[self.role.policy],
        )
        self.pipeline = named(pipeline, id_)


def _artifact_stores(account: str, stores: ArtifactStores) -> list[CodepipelineArtifactStore]:
    # AWS wants a region on each of several stores, and none on a single one.
    several = len(stores.buckets) > 1
    return [
        CodepipelineArtifactStore(
            type="S3",
            location=bucket,
            region=region if several else None,
            encryption_key=CodepipelineArtifactStoreEncryptionKey(
                type="KMS",
                id=stores.key_arns.get(region, f"arn:aws:kms:{region}:{account}:{stores.key_alias}"),
            ),
        )
        for region, bucket in sorted(stores.buckets.items())
    ]
