"""The role that a pipeline of another account acts with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from modules.action_role import ActionRole, PipelineElsewhere
from modules.delivery_pipeline import Action
from modules.delivery_pipeline.deploy_permissions import EXPANDS, STACK_ACTIONS
from modules.emission import here
from modules.emission.catalogue.pipeline_actions import ACTIONS
from modules.emission.decisions import Condition
from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.lookups import Like, Lookup
from modules.emission.validations import BUCKET, KEY_ALIAS, ROLE_ARN, ROLE_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value

# Sources, builds and approvals are where the pipeline is.
_PROVIDERS = sorted(provider for provider, category in ACTIONS if category == "Deploy")
_QUOTED = json.dumps(_PROVIDERS)
_GROUPS = {f"local.{provider.lower()}_actions": (f'action.provider == "{provider}"',) for provider in _PROVIDERS}
_ACTIONS = """\
list(object({
  provider      = string
  configuration = map(string)
}))"""


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    made = ActionRole(
        scope,
        "this",
        name=given.text("name"),
        account=here.account(given),
        region=here.region(given),
        pipeline=PipelineElsewhere(
            account=given.account_of("pipeline_role_arn"),
            role_arn=given.arn("pipeline_role_arn"),
            bucket=given.text("artifact_bucket"),
            key_alias=given.text("key_alias"),
        ),
        actions=[_action(action) for action in given.elements("actions", "action", groups=_GROUPS, some=True)],
    )
    return {"arn": made.role.role.arn}


def _action(action: Value) -> Action:
    place = action.place("provider")
    provider = action.choose("provider", {each: Condition(f'{place} == "{each}"') for each in _PROVIDERS})
    return Action(
        name="",
        category="Deploy",
        provider=Like(action.text("provider"), provider),
        configuration=Lookup(action, "configuration", {"ActionMode": tuple(STACK_ACTIONS)}, {"Capabilities": EXPANDS}),
    )


ACTION_ROLE = Module(
    name="action-role",
    title="Action role",
    purpose="""\
The role that a pipeline of another account carries out its actions with in the provider's account and region. It trusts
the pipeline's role alone, reads the artifacts of that region, and may do what the actions need and nothing else.""",
    locals={
        local.removeprefix("local."): f"[for action in var.actions : action if {test}]"
        for local, (test,) in _GROUPS.items()
    },
    variables=(
        Variable("name", "string", "Name of the role.", validations=(ROLE_NAME,)),
        Variable("pipeline_role_arn", "string", "ARN of the pipeline's role.", validations=(ROLE_ARN,)),
        Variable(
            "artifact_bucket",
            "string",
            "The pipeline's artifact bucket in this region; its policy has to let the role in.",
            validations=(BUCKET,),
        ),
        Variable("key_alias", "string", "Alias of that bucket's key, `alias/` included.", validations=(KEY_ALIAS,)),
        Variable(
            "actions",
            _ACTIONS,
            "The deploy actions of this region, as they stand in the pipeline.",
            validations=(
                Validation("length({}) > 0", "A role without actions is of no use."),
                Validation(
                    f"alltrue([for each in {{}} : contains({_QUOTED}, each.provider)])",
                    f"An action is one of {', '.join(_PROVIDERS)}.",
                ),
            ),
        ),
    ),
    outputs=(Output("arn", "ARN of the role, for the pipeline's actions."),),
    build=_build,
    usage="""\
name              = "acme-shop-production-action"
pipeline_role_arn = "arn:aws:iam::111111111111:role/viaduct/acme-shop-pipeline"
artifact_bucket   = "acme-artifacts-us-east-1"
key_alias         = "alias/acme-artifacts"

actions = [{
  provider = "CodeDeploy"
  configuration = {
    ApplicationName     = "acme-shop-production"
    DeploymentGroupName = "acme-shop-production"
  }
}]
""",
)
