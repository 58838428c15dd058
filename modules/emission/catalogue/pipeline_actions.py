"""The actions of a pipeline, as an element of its variables stands for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.delivery_pipeline import Action
from modules.delivery_pipeline.deploy_permissions import EXPANDS, STACK_ACTIONS
from modules.emission.decisions import Condition
from modules.emission.lookups import Like, Lookup

if TYPE_CHECKING:
    from modules.emission.inputs import Value

# The local that holds a pipeline's actions of a kind in its own account.
OWN = "action.role_arn == null"
ACTIONS = {
    ("CodeBuild", "Build"): "builds",
    ("Manual", "Approval"): "approvals",
    ("CodeStarSourceConnection", "Source"): "connection_sources",
    ("CodeCommit", "Source"): "codecommit_sources",
    ("S3", "Source"): "s3_sources",
    ("ECR", "Source"): "ecr_sources",
    ("CodeDeploy", "Deploy"): "codedeploy_deploys",
    ("CloudFormation", "Deploy"): "cloudformation_deploys",
    ("S3", "Deploy"): "s3_deploys",
    ("Lambda", "Invoke"): "lambda_invokes",
}

# The keys of a configuration that the role's permissions are worked out from.
REQUIRED_KEYS = {
    ("CloudFormation", "Deploy"): ("ActionMode", "StackName"),
    ("CodeBuild", "Build"): ("ProjectName",),
    ("CodeCommit", "Source"): ("RepositoryName",),
    ("CodeDeploy", "Deploy"): ("ApplicationName", "DeploymentGroupName"),
    ("CodeStarSourceConnection", "Source"): ("ConnectionArn",),
    ("ECR", "Source"): ("RepositoryName",),
    ("Lambda", "Invoke"): ("FunctionName",),
    ("S3", "Deploy"): ("BucketName",),
    ("S3", "Source"): ("S3Bucket", "S3ObjectKey"),
}


def is_of(provider: str, category: str) -> str:
    """The condition on an element called ``action``."""
    return f'action.provider == "{provider}" && action.category == "{category}"'


def action_of(action: Value) -> Action:
    """The action that stands for all of them."""
    provider, category = action.place("provider"), action.place("category")
    ways = {f"{of}/{does}": Condition(f'{provider} == "{of}" && {category} == "{does}"') for of, does in ACTIONS}
    of, _, does = action.choose("kind", ways, minds=["role_arn?"]).partition("/")
    region = "{value}.region == local.region ? null : {value}.region"
    return Action(
        name=action.text("name"),
        category=Like(action.text("category"), does),
        provider=Like(action.text("provider"), of),
        configuration=Lookup(action, "configuration", {"ActionMode": tuple(STACK_ACTIONS)}, {"Capabilities": EXPANDS}),
        region=action.text("region", at_hand=region, anywhere="coalesce({value}.region, local.region)"),
        owner=action.text("owner"),
        version=action.text("version"),
        inputs=tuple(action.texts("inputs", "artifact")),
        outputs=tuple(action.texts("outputs", "artifact")),
        run_order=action.number("run_order"),
        timeout_minutes=action.number("timeout_minutes") if action.has("timeout_minutes") else None,
        role_arn=action.text("role_arn") if action.has("role_arn", usually=False) else None,
    )
