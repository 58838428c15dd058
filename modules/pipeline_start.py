"""What starts a pipeline when EventBridge says that its source has changed."""

from __future__ import annotations

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import CloudwatchEventTarget
from constructs import Construct

from modules.naming import named
from modules.policy import Statement, service_trust
from modules.role import Role


class PipelineStart(Construct):
    """The rule ``name`` for events of ``pattern`` (JSON), and a role of that name that may start this one pipeline.

    Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/triggering.html
    """

    def __init__(
        self, scope: Construct, id_: str, *, name: str, pipeline: str, account: str, region: str, pattern: str
    ) -> None:
        super().__init__(scope, id_)
        arn = f"arn:aws:codepipeline:{region}:{account}:{pipeline}"
        role = Role(
            self,
            "role",
            address=id_,
            name=name,
            description=f"What starts the pipeline {pipeline}",
            trust=service_trust("events.amazonaws.com", account, f"arn:aws:events:{region}:{account}:rule/{name}"),
            statements=[Statement("StartPipeline", ["codepipeline:StartPipelineExecution"], [arn])],
        )
        description = f"Starts {pipeline} when its source has changed"
        rule = CloudwatchEventRule(self, "rule", name=name, description=description, event_pattern=pattern)
        self.rule = named(rule, id_)
        target = CloudwatchEventTarget(
            self,
            "target",
            rule=self.rule.name,
            target_id="pipeline",
            arn=arn,
            role_arn=role.role.arn,
            depends_on=[role.policy],
        )
        named(target, id_)
