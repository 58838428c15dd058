"""The conditions of a stage: what is checked before it and after it, and what follows when it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.codepipeline import (
    CodepipelineStageBeforeEntry,
    CodepipelineStageBeforeEntryCondition,
    CodepipelineStageBeforeEntryConditionRule,
    CodepipelineStageBeforeEntryConditionRuleRuleTypeId,
    CodepipelineStageOnFailure,
    CodepipelineStageOnFailureRetryConfiguration,
    CodepipelineStageOnSuccess,
    CodepipelineStageOnSuccessCondition,
    CodepipelineStageOnSuccessConditionRule,
    CodepipelineStageOnSuccessConditionRuleRuleTypeId,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

CATEGORY, OWNER, VERSION = "Rule", "AWS", "1"


@dataclass(frozen=True)
class Rule:
    """One check by one of CodePipeline's own providers; ``configuration`` is the provider's."""

    name: str
    provider: str
    region: str
    configuration: Mapping[str, str]


@dataclass(frozen=True)
class Condition:
    """Rules that must all succeed; ``result``, ``FAIL`` or ``ROLLBACK``, is what happens otherwise."""

    result: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Failure:
    """What a failed stage does by itself: ``ROLLBACK``, or ``RETRY`` of ``FAILED_ACTIONS`` or ``ALL_ACTIONS``."""

    result: str
    retry_mode: str | None = None


def before_entry(condition: Condition) -> CodepipelineStageBeforeEntry:
    """The block of an entry condition."""
    rules = [
        CodepipelineStageBeforeEntryConditionRule(
            name=rule.name,
            rule_type_id=CodepipelineStageBeforeEntryConditionRuleRuleTypeId(
                category=CATEGORY, owner=OWNER, provider=rule.provider, version=VERSION
            ),
            configuration=dict(rule.configuration),
            region=rule.region,
        )
        for rule in condition.rules
    ]
    return CodepipelineStageBeforeEntry(
        condition=CodepipelineStageBeforeEntryCondition(result=condition.result, rule=rules)
    )


def on_success(condition: Condition) -> CodepipelineStageOnSuccess:
    """The block of a success condition: the same, of other classes."""
    rules = [
        CodepipelineStageOnSuccessConditionRule(
            name=rule.name,
            rule_type_id=CodepipelineStageOnSuccessConditionRuleRuleTypeId(
                category=CATEGORY, owner=OWNER, provider=rule.provider, version=VERSION
            ),
            configuration=dict(rule.configuration),
            region=rule.region,
        )
        for rule in condition.rules
    ]
    return CodepipelineStageOnSuccess(
        condition=CodepipelineStageOnSuccessCondition(result=condition.result, rule=rules)
    )


def on_failure(failure: Failure) -> CodepipelineStageOnFailure:
    """The block of what a failed stage does."""
    mode = failure.retry_mode
    retry = CodepipelineStageOnFailureRetryConfiguration(retry_mode=mode) if mode else None
    return CodepipelineStageOnFailure(result=failure.result, retry_configuration=retry)
