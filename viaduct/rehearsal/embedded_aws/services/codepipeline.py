"""CodePipeline: V2 pipelines as GetPipeline returns them (moto 5.2.5).

https://docs.aws.amazon.com/codepipeline/latest/APIReference/Welcome.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from moto.codepipeline.exceptions import InvalidStructureException
from moto.codepipeline.models import CodePipeline
from moto.core.responses import ActionResult

from viaduct.rehearsal.embedded_aws.services.codepipeline_runtime import PipelineRuns
from viaduct.rehearsal.embedded_aws.trust import is_trusted

if TYPE_CHECKING:
    from viaduct.rehearsal.embedded_aws.state import Record


class CodePipelineAnswers(PipelineRuns):
    """Moto's CodePipeline with AWS's defaults, its check of stores and roles, and dates as numbers."""

    def create_pipeline(self) -> ActionResult:  # type: ignore[override]
        """API_CreatePipeline: refuses what AWS refuses, then keeps the declaration as it came."""
        declaration = _checked(self._get_param("pipeline"), self.region)
        name, tags = declaration["name"], self._get_param("tags") or []
        pipelines = self.codepipeline_backend.pipelines
        if name in pipelines:
            raise InvalidStructureException(
                f"A pipeline with the name '{name}' already exists in account '{self.current_account}'"
            )
        pipeline = CodePipeline(self.current_account, self.region, declaration)
        pipeline.validate_tags(tags)
        pipeline.tags.update({tag["key"]: tag["value"] for tag in tags})
        pipelines[name] = pipeline
        return ActionResult({"pipeline": pipeline.pipeline, "tags": tags})

    def update_pipeline(self) -> ActionResult:  # type: ignore[override]
        """API_UpdatePipeline: the whole declaration is replaced and the version grows by one."""
        declaration = _checked(self._get_param("pipeline"), self.region)
        return ActionResult({"pipeline": self.codepipeline_backend.update_pipeline(declaration)})

    def get_pipeline(self) -> ActionResult:  # type: ignore[override]
        """PipelineMetadata's dates are epoch numbers on the wire (API_PipelineMetadata); moto sends strings."""
        return ActionResult(json.loads(super().get_pipeline()))

    def list_pipelines(self) -> ActionResult:  # type: ignore[override]
        """API_ListPipelines, with ``pipelineType`` and ``executionMode`` as PipelineSummary has them."""
        summaries = json.loads(super().list_pipelines())["pipelines"]
        kept = self.codepipeline_backend.pipelines
        return ActionResult({"pipelines": [summary | _kind(kept[summary["name"]].pipeline) for summary in summaries]})


def _kind(declaration: Record) -> Record:
    return {key: declaration[key] for key in ("pipelineType", "executionMode")}


def _checked(declaration: Record, region: str) -> Record:
    """The declaration with AWS's defaults (API_PipelineDeclaration: V1, SUPERSEDED).

    Raises:
        InvalidStructureException: fewer than two stages, an action in a region without a store, or a role
            that CodePipeline may not assume.
    """
    count = len(declaration["stages"])
    if count < 2:
        raise InvalidStructureException(
            f"Pipeline has only {count} stage(s). There should be a minimum of 2 stages in a pipeline"
        )
    _check_stores(declaration, region)
    if not is_trusted("codepipeline.amazonaws.com", declaration["roleArn"]):
        raise InvalidStructureException(
            f"CodePipeline is not authorized to perform AssumeRole on role {declaration['roleArn']}"
        )
    return {"pipelineType": "V1", "executionMode": "SUPERSEDED"} | declaration


def _check_stores(declaration: Record, home: str) -> None:
    """One store, or one in each region that an action runs in and at home (API_PipelineDeclaration)."""
    stores = set(declaration.get("artifactStores") or {}) or {home}
    used = {action.get("region") or home for stage in declaration["stages"] for action in stage["actions"]} | {home}
    if used - stores:
        raise InvalidStructureException(
            f"Pipeline {declaration['name']} has no artifact store in: {', '.join(sorted(used - stores))}"
        )
