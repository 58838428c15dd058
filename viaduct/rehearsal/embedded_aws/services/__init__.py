"""Our answers, by SigV4 signing name. What is not here, moto answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viaduct.rehearsal.embedded_aws.services.acm import ACMAnswers
from viaduct.rehearsal.embedded_aws.services.autoscaling import AutoScalingAnswers
from viaduct.rehearsal.embedded_aws.services.cloudfront import CloudFrontAnswers
from viaduct.rehearsal.embedded_aws.services.cloudwatch import CloudWatchAnswers
from viaduct.rehearsal.embedded_aws.services.codebuild import CodeBuildAnswers
from viaduct.rehearsal.embedded_aws.services.codecommit import CodeCommitAnswers
from viaduct.rehearsal.embedded_aws.services.codeconnections import CodeConnectionsAnswers, CodeStarConnectionsAnswers
from viaduct.rehearsal.embedded_aws.services.codedeploy import CodeDeployAnswers
from viaduct.rehearsal.embedded_aws.services.codepipeline import CodePipelineAnswers
from viaduct.rehearsal.embedded_aws.services.ec2 import EC2Answers

if TYPE_CHECKING:
    from moto.core.responses import BaseResponse

ANSWERS: dict[str, type[BaseResponse]] = {
    "acm": ACMAnswers,
    "autoscaling": AutoScalingAnswers,
    "cloudfront": CloudFrontAnswers,
    "codebuild": CodeBuildAnswers,
    "codecommit": CodeCommitAnswers,
    "codeconnections": CodeConnectionsAnswers,
    "codedeploy": CodeDeployAnswers,
    "codepipeline": CodePipelineAnswers,
    "codestar-connections": CodeStarConnectionsAnswers,
    "ec2": EC2Answers,
    "monitoring": CloudWatchAnswers,
}
