"""What starts a pipeline by an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission import here
from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.validations import PIPELINE_NAME, RULE_NAME
from modules.pipeline_start import PipelineStart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    start = PipelineStart(
        scope,
        "this",
        name=given.text("name"),
        pipeline=given.text("pipeline_name"),
        account=here.account(given),
        region=here.region(given),
        pattern=given.text("event_pattern"),
    )
    return {"rule_arn": start.rule.arn}


PIPELINE_START = Module(
    name="pipeline-start",
    title="Pipeline start",
    purpose="""\
Starts a pipeline when EventBridge says that its source has changed: for sources in S3, ECR and CodeCommit, which no
trigger of the pipeline itself covers. Its role may start this one pipeline and nothing else.""",
    variables=(
        Variable("name", "string", "Name of the event rule and of its role.", validations=(RULE_NAME,)),
        Variable("pipeline_name", "string", "Name of the pipeline in the same region.", validations=(PIPELINE_NAME,)),
        Variable(
            "event_pattern",
            "string",
            "The event pattern, as JSON.",
            validations=(Validation("can(jsondecode({}).source)", "An event pattern is JSON and names a source."),),
        ),
    ),
    outputs=(Output("rule_arn", "ARN of the event rule."),),
    build=_build,
    usage="""\
name          = "acme-shop-start"
pipeline_name = "acme-shop"

event_pattern = jsonencode({
  source      = ["aws.ecr"]
  detail-type = ["ECR Image Action"]
  detail = {
    action-type     = ["PUSH"]
    repository-name = ["acme/shop"]
    image-tag       = ["live"]
    result          = ["SUCCESS"]
  }
})
""",
)
