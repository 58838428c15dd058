"""The conditions of a stage: what is checked before it and after it, and what follows when it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
            rule_type_id=CodepipelineStageBeforeEntryConditionRuleRuleTypeId(**_type(rule)), **_body(rule)
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
            rule_type_id=CodepipelineStageOnSuccessConditionRuleRuleTypeId(**_type(rule)), **_body(rule)
        )
        for rule in condition.rules
    ]
    return CodepipelineStageOnSuccess(
        condition=CodepipelineStageOnSuccessCondition(result=condition.result, rule=rules)
    )


def _type(rule: Rule) -> dict[str, str]:
    return {"category": "Rule", "owner": "AWS", "provider": rule.provider, "version": "1"}


def _body(rule: Rule) -> dict[str, Any]:
    return {"name": rule.name, "configuration": dict(rule.configuration), "region": rule.region}


def on_failure(failure: Failure) -> CodepipelineStageOnFailure:
    """The block of what a failed stage does."""
    mode = failure.retry_mode
    retry = CodepipelineStageOnFailureRetryConfiguration(retry_mode=mode) if mode else None
    return CodepipelineStageOnFailure(result=failure.result, retry_configuration=retry)
