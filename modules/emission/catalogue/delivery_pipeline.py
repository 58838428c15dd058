"""The pipeline: stages as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.delivery_pipeline import (
    ArtifactStores,
    Condition,
    DeliveryPipeline,
    Failure,
    PullRequest,
    Push,
    Rule,
    Stage,
    Trigger,
)
from modules.delivery_pipeline import (
    Variable as PipelineVariable,
)
from modules.emission import here
from modules.emission.catalogue.pipeline_actions import ACTIONS, OWN, REQUIRED_KEYS, action_of, is_of
from modules.emission.catalogue.pipeline_variables import VARIABLES
from modules.emission.decisions import Condition as If
from modules.emission.definition import Module, Output
from modules.emission.lookups import Like, Lookup, Several

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

GROUPS = {f"local.{name}": (OWN, is_of(*kind)) for kind, name in ACTIONS.items()} | {
    "local.own_actions": (OWN,),
    "local.actions_elsewhere": ("action.role_arn != null",),
}
RULE_GROUPS = {"local.alarm_rules": ('rule.provider == "CloudWatchAlarm"',)}


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    made = DeliveryPipeline(
        scope,
        "this",
        name=given.text("name"),
        role_name=given.text("role_name"),
        account=here.account(given),
        region=here.region(given),
        stores=_stores(given),
        stages=[_stage(stage) for stage in given.elements("stages", "stage", some=True)],
        trigger=_trigger(given),
        variables=[_variable(variable) for variable in given.elements("variables", "variable")],
        execution_mode=given.text("execution_mode"),
    )
    return {"arn": made.pipeline.arn, "name": made.pipeline.name, "role_arn": made.role.role.arn}


class _KeyArns(dict[str, str]):
    """The ARN of a region's key, where it is given."""

    def __init__(self, store: Value) -> None:
        super().__init__()
        self._store = store

    def get(self, _region: str, default: str) -> str:  # type: ignore[override]
        return self._store.text("key_arn") if self._store.has("key_arn") else default


def _stores(given: Value) -> ArtifactStores:
    ((region, store),) = given.objects("artifact_stores", "region", "store", some=True).items()
    buckets = Several(given, "artifact_stores", {region: store.text("bucket")})
    return ArtifactStores(buckets, given.text("key_alias"), _KeyArns(store))


@dataclass(frozen=True)
class _Stage(Stage):
    """A stage whose rules stand for those of all stages' conditions."""

    any_rule: Rule | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        return (self.any_rule,) if self.any_rule else ()


def _stage(stage: Value) -> Stage:
    failure = stage.optional_object("on_failure")
    actions = stage.elements("actions", "action", anywhere="local.actions", groups=GROUPS, some=True)
    (any_rule,) = stage.elements("rules", "rule", anywhere="local.rules", groups=RULE_GROUPS, some=True)
    return _Stage(
        name=stage.text("name"),
        actions=tuple(action_of(action) for action in actions),
        before_entry=_condition(stage, "before_entry"),
        on_success=_condition(stage, "on_success"),
        on_failure=Failure(failure.text("result"), failure.optional("retry_mode")) if failure else None,
        any_rule=_rule(any_rule),
    )


def _condition(stage: Value, field: str) -> Condition | None:
    condition = stage.optional_object(field)
    if condition is None:
        return None
    rules = condition.elements("rules", "rule", some=True)
    return Condition(condition.text("result"), tuple(_rule(rule) for rule in rules))


def _rule(rule: Value) -> Rule:
    provider = rule.place("provider")
    kinds = {kind: If(f'{provider} {sign} "CloudWatchAlarm"') for kind, sign in (("CloudWatchAlarm", "=="), ("", "!="))}
    return Rule(
        name=rule.text("name"),
        provider=Like(rule.text("provider"), rule.choose("kind", kinds)),
        region=rule.text("region"),
        configuration=Lookup(rule, "configuration"),
    )


def _trigger(given: Value) -> Trigger | None:
    trigger = given.optional_object("trigger")
    if trigger is None:
        return None
    return Trigger(
        trigger.text("source_action"),
        tuple(_push(push) for push in trigger.elements("pushes", "push")),
        tuple(_pull_request(request) for request in trigger.elements("pull_requests", "request")),
    )


def _push(push: Value) -> Push:
    return Push(
        tuple(push.texts("branches", "branch")), tuple(push.texts("paths", "path")), tuple(push.texts("tags", "tag"))
    )


def _pull_request(request: Value) -> PullRequest:
    return PullRequest(
        tuple(request.texts("branches", "branch", some=True)),
        tuple(request.texts("events", "event", some=True)),
        tuple(request.texts("paths", "path")),
    )


def _variable(variable: Value) -> PipelineVariable:
    description = variable.text("description") if variable.has("description") else ""
    return PipelineVariable(variable.text("name"), variable.optional("default"), description)


_TABLE = "\n".join(
    f"| {category} | {provider} | {', '.join(f'`{key}`' for key in REQUIRED_KEYS.get((provider, category), ()))} |"
    for provider, category in sorted(ACTIONS, key=lambda kind: kind[::-1])
)

DELIVERY_PIPELINE = Module(
    name="delivery-pipeline",
    title="Delivery pipeline",
    purpose=f"""\
A V2 pipeline whose stages are data, and its role. The role may do what the pipeline's actions need and nothing else: it
is worked out from the stages. Every region that an action runs in needs an artifact store, whose key carries the same
alias everywhere. Actions in another account are carried out with a role of that account.

These are the actions whose permissions are known, with the keys that their configuration needs:

| category | provider | keys |
|---|---|---|
{_TABLE}""",
    locals={
        "actions": "flatten([for stage in var.stages : stage.actions])",
        "actions_elsewhere": "[for action in local.actions : action if action.role_arn != null]",
        "own_actions": f"[for action in local.actions : action if {OWN}]",
        **{name: f"[for action in local.own_actions : action if {is_of(*kind)}]" for kind, name in ACTIONS.items()},
        "conditions": "flatten([for stage in var.stages : [stage.before_entry, stage.on_success]])",
        "rules": "flatten([for condition in local.conditions : condition.rules if condition != null])",
        "alarm_rules": '[for rule in local.rules : rule if rule.provider == "CloudWatchAlarm"]',
    },
    variables=VARIABLES,
    outputs=(
        Output("name", "Name of the pipeline."),
        Output("arn", "ARN of the pipeline."),
        Output("role_arn", "ARN of the pipeline's role."),
    ),
    build=_build,
    usage="""\
name      = "acme-shop"
role_name = "acme-shop-pipeline"
key_alias = "alias/acme-artifacts"

artifact_stores = {
  us-east-1 = { bucket = "acme-artifacts-us-east-1" }
}

stages = [
  {
    name = "source"
    actions = [{
      name          = "archive"
      category      = "Source"
      provider      = "S3"
      outputs       = ["source"]
      configuration = { S3Bucket = "acme-releases", S3ObjectKey = "shop.zip" }
    }]
  },
  {
    name = "production"
    actions = [{
      name          = "upload"
      category      = "Deploy"
      provider      = "S3"
      inputs        = ["source"]
      configuration = { BucketName = "acme-shop", Extract = "true" }
    }]
  },
]
""",
)
