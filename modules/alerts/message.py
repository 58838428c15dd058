"""An event rule that says each event in a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.cloudwatch_event_rule import CloudwatchEventRule
from cdktf_cdktf_provider_aws.cloudwatch_event_target import (
    CloudwatchEventTarget,
    CloudwatchEventTargetInputTransformer,
)
from constructs import Construct

from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdktf import ITerraformDependable


@dataclass(frozen=True)
class EventSelection:
    """The rule ``name`` and the JSON of its event pattern."""

    name: str
    description: str
    pattern: str


@dataclass(frozen=True)
class Message:
    """``<name>`` in ``text`` stands for what the JSON path of ``inputs`` finds in the event.

    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
    """

    text: str
    inputs: Mapping[str, str]


class EventMessage(Construct):
    """Publishes ``message`` to a topic for each selected event; ``allowed_by`` is the policy that allows it."""

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        selection: EventSelection,
        message: Message,
        topic_arn: str,
        allowed_by: ITerraformDependable,
    ) -> None:
        super().__init__(scope, id_)
        rule = event_rule(self, id_, selection)
        target = CloudwatchEventTarget(
            self,
            "target",
            rule=rule.name,
            target_id="topic",
            arn=topic_arn,
            input_transformer=CloudwatchEventTargetInputTransformer(
                input_paths=dict(message.inputs), input_template=json.dumps(message.text)
            ),
            depends_on=[allowed_by],
        )
        named(target, id_)


def event_rule(scope: Construct, address: str, selection: EventSelection) -> CloudwatchEventRule:
    """The rule of the default event bus."""
    rule = CloudwatchEventRule(
        scope,
        "rule",
        name=selection.name,
        description=selection.description,
        event_pattern=selection.pattern,
    )
    return named(rule, address)
