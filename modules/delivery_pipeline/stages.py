"""The stages of a pipeline and their actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.codepipeline import CodepipelineStage, CodepipelineStageAction

from modules.delivery_pipeline import conditions

if TYPE_CHECKING:
    from modules.delivery_pipeline.action import Action
    from modules.delivery_pipeline.conditions import Condition, Failure, Rule


@dataclass(frozen=True)
class Stage:
    """Actions of one ``run_order`` run side by side; the next order follows."""

    name: str
    actions: tuple[Action, ...]
    before_entry: Condition | None = None
    on_success: Condition | None = None
    on_failure: Failure | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Those of its conditions."""
        found = (condition for condition in (self.before_entry, self.on_success) if condition)
        return tuple(rule for condition in found for rule in condition.rules)


def stage_block(stage: Stage, home: str) -> CodepipelineStage:
    """The block of a stage of a pipeline in the region ``home``."""
    return CodepipelineStage(
        name=stage.name,
        action=[_action(action, home) for action in stage.actions],
        before_entry=conditions.before_entry(stage.before_entry) if stage.before_entry else None,
        on_success=conditions.on_success(stage.on_success) if stage.on_success else None,
        on_failure=conditions.on_failure(stage.on_failure) if stage.on_failure else None,
    )


def _action(action: Action, home: str) -> CodepipelineStageAction:
    return CodepipelineStageAction(
        name=action.name,
        category=action.category,
        owner=action.owner,
        provider=action.provider,
        version=action.version,
        configuration=dict(action.configuration),
        input_artifacts=list(action.inputs) or None,
        output_artifacts=list(action.outputs) or None,
        run_order=action.run_order,
        timeout_in_minutes=action.timeout_minutes,
        role_arn=action.role_arn,
        # AWS fills in home where the region is left out; said there too, it would read as a cross-region action.
        region=action.region if action.region != home else None,
    )
