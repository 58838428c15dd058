"""Our answers, by SigV4 signing name. What is not here, moto answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.rehearsal.embedded_aws.services.codebuild import CodeBuildAnswers
from viaduct.rehearsal.embedded_aws.services.codeconnections import CodeConnectionsAnswers, CodeStarConnectionsAnswers
from viaduct.rehearsal.embedded_aws.services.codepipeline import CodePipelineAnswers

if TYPE_CHECKING:
    from moto.core.responses import BaseResponse

ANSWERS: dict[str, type[BaseResponse]] = {
    "codebuild": CodeBuildAnswers,
    "codeconnections": CodeConnectionsAnswers,
    "codepipeline": CodePipelineAnswers,
    "codestar-connections": CodeStarConnectionsAnswers,
}
