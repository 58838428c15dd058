"""What a pipeline's stages must fulfil, as far as HCL can say it.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
"""

from __future__ import annotations

from modules.emission.catalogue.pipeline_actions import ACTIONS, REQUIRED_KEYS
from modules.emission.definition import Validation

_KINDS = ", ".join(f'"{category}/{provider}"' for provider, category in sorted(ACTIONS, key=lambda kind: kind[::-1]))
_CONDITIONS = "flatten([for stage in {} : [stage.before_entry, stage.on_success]])"


def _each_action(test: str, message: str) -> Validation:
    return Validation(f"alltrue(flatten([for stage in {{}} : [for action in stage.actions : {test}]]))", message)


def _each_rule(test: str, message: str) -> Validation:
    rules = f"[for condition in {_CONDITIONS} : [for rule in condition.rules : {test}] if condition != null]"
    return Validation(f"alltrue(flatten({rules}))", message)


def _each_stage(test: str, message: str) -> Validation:
    return Validation(f"alltrue([for stage in {{}} : {test}])", message)


def _needed(indent: str) -> str:
    """The required keys of each kind's configuration, as the entries of a map."""
    kinds = {f'"{category}/{provider}"': keys for (provider, category), keys in REQUIRED_KEYS.items()}
    width = max(len(kind) for kind in kinds)
    lists = {kind: ", ".join(f'"{key}"' for key in keys) for kind, keys in sorted(kinds.items())}
    return "\n".join(f"{indent}{kind.ljust(width)} = [{keys}]" for kind, keys in lists.items())


# An input is the output of an earlier stage, or of the same one at a lower run order.
_PRODUCED = Validation(
    """\
alltrue(flatten([
  for index, stage in {} : [
    for action in stage.actions : alltrue([
      for input in action.inputs : contains(flatten([
        [for earlier in slice({}, 0, index) : earlier.actions[*].outputs],
        [for other in stage.actions : other.outputs if other.run_order < action.run_order],
      ]), input)
    ])
  ]
]))""",
    "An input artifact is the output of an action in an earlier stage, or of a lower run_order in the same one.",
)

_CONFIGURED = Validation(
    f"""\
alltrue(flatten([
  for stage in {{}} : [
    for action in stage.actions : [
      for key in lookup({{
{_needed("        ")}
      }}, "${{action.category}}/${{action.provider}}", []) : contains(keys(action.configuration), key)
    ]
  ]
]))""",
    "The configuration lacks a key that says what the action acts on: see the README.",
)

STAGES = (
    Validation("length({}) >= 2 && length({}) <= 50", "A pipeline has 2 to 50 stages."),
    Validation("length(distinct({}[*].name)) == length({})", "Each stage has a name of its own."),
    _each_stage(
        'can(regex("^[A-Za-z0-9.@_-]{1,100}$", stage.name))',
        "A stage's name has 1 to 100 letters, digits, dots, at signs, underscores and hyphens.",
    ),
    _each_stage(
        "length(stage.actions) >= 1 && length(stage.actions) <= 50"
        " && length(distinct(stage.actions[*].name)) == length(stage.actions)",
        "A stage has 1 to 50 actions, each with a name of its own.",
    ),
    Validation(
        """\
alltrue(flatten([
  for index, stage in {} : [for action in stage.actions : (action.category == "Source") == (index == 0)]
]))""",
        "The first stage holds all source actions and nothing else.",
    ),
    _each_action(
        f'contains([{_KINDS}], "${{action.category}}/${{action.provider}}")',
        "An action is one of those whose permissions are known: see the README.",
    ),
    _CONFIGURED,
    _each_action(
        'can(regex("^[A-Za-z0-9.@_-]{1,100}$", action.name))',
        "An action's name has 1 to 100 letters, digits, dots, at signs, underscores and hyphens.",
    ),
    _each_action("action.run_order >= 1 && action.run_order <= 999", "A run_order is 1 to 999."),
    _each_action(
        "action.timeout_minutes == null ? true : action.timeout_minutes >= 5 && action.timeout_minutes <= 86400",
        "An action times out after 5 to 86400 minutes.",
    ),
    _each_action(
        "alltrue([for key, value in action.configuration : length(key) <= 50 && length(value) <= 1000])",
        "A key of a configuration has at most 50 characters, a value at most 1000.",
    ),
    _each_action(
        "action.region == null ? true : contains(keys(var.artifact_stores), action.region)",
        "Every region that an action runs in needs an entry in artifact_stores.",
    ),
    _each_action(
        "action.role_arn == null ? true : try(var.artifact_stores[action.region].key_arn, null) != null",
        "Another account knows no alias of this one: the store of an action with a role_arn needs a key_arn.",
    ),
    Validation(
        "length(distinct(flatten({}[*].actions[*].outputs))) == length(flatten({}[*].actions[*].outputs))",
        "An artifact is the output of one action.",
    ),
    Validation(
        'alltrue([for name in flatten({}[*].actions[*].outputs) : can(regex("^[A-Za-z0-9_-]{1,100}$", name))])',
        "An artifact is named with 1 to 100 letters, digits, underscores and hyphens.",
    ),
    _PRODUCED,
    Validation(
        f'alltrue([for each in {_CONDITIONS} : each == null ? true : contains(["FAIL", "ROLLBACK"], each.result)])',
        "What happens if a condition does not hold is FAIL or ROLLBACK.",
    ),
    _each_rule(
        'contains(["CloudWatchAlarm", "DeploymentWindow"], rule.provider)',
        "A rule of a condition is a CloudWatchAlarm or a DeploymentWindow.",
    ),
    _each_stage(
        """\
stage.on_failure == null ? true : contains(["RETRY", "ROLLBACK"], stage.on_failure.result)
&& (stage.on_failure.result == "RETRY") == (stage.on_failure.retry_mode != null)""",
        "A stage that fails does RETRY, with a retry_mode, or ROLLBACK.",
    ),
)

ARTIFACT_STORES = (Validation("length({}) > 0", "A pipeline needs an artifact store, in its own region at least."),)

TRIGGER = (
    Validation("length({}.pushes) <= 3 && length({}.pull_requests) <= 3", "A trigger has at most 3 filters of a kind."),
    Validation(
        "alltrue([for push in {}.pushes : (length(push.tags) > 0) != (length(push.branches) > 0)])",
        "A push has tags or branches, not both.",
    ),
    Validation(
        "alltrue([for push in {}.pushes : length(push.tags) == 0 || length(push.paths) == 0])",
        "A tag is pushed on a commit, not with files: paths stand only beside branches.",
    ),
    Validation(
        'alltrue([for event in flatten({}.pull_requests[*].events) : contains(["OPEN", "UPDATED", "CLOSED"], event)])',
        "The events of pull requests are OPEN, UPDATED and CLOSED.",
    ),
    Validation(
        """\
anytrue(flatten([
  for stage in var.stages : [
    for action in stage.actions : action.name == {}.source_action && action.provider == "CodeStarSourceConnection"
  ]
]))""",
        "A trigger belongs to a source action of the pipeline that comes through a connection.",
    ),
)

VARIABLES = (
    Validation("length(distinct({}[*].name)) == length({})", "Each variable has a name of its own."),
    Validation(
        'alltrue([for each in {} : can(regex("^[A-Za-z0-9@_-]{1,128}$", each.name))])',
        "A variable's name has 1 to 128 letters, digits, at signs, underscores and hyphens.",
    ),
)
