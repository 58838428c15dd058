"""What a pipeline's role may do: worked out from the actions that the pipeline has, and nothing else.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.delivery_pipeline import source_permissions
from modules.policy import ARTIFACT_KEY_USE, Statement, use_of_aliased_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from modules.delivery_pipeline.action import Action, ArtifactStores

# By the action's ActionMode: creating or updating in place neither deletes a stack nor makes a change set.
STACK_ACTIONS = {
    "CREATE_UPDATE": ("cloudformation:CreateStack", "cloudformation:DescribeStacks", "cloudformation:UpdateStack"),
}


def statements(account: str, home: str, stores: ArtifactStores, actions: Sequence[Action]) -> tuple[Statement, ...]:
    """The pipeline role's statements; a ``KeyError`` is an action that the tables do not know."""
    found = [*_stores(account, stores)]
    for provider in sorted({action.provider for action in actions}):
        found += _OF_PROVIDER[provider](account, home, [each for each in actions if each.provider == provider])
    return tuple(found)


def _stores(account: str, stores: ArtifactStores) -> Iterator[Statement]:
    buckets = [f"arn:aws:s3:::{bucket}" for bucket in stores.buckets.values()]
    objects = [f"{bucket}/*" for bucket in buckets]
    same_account = {"StringEquals": {"aws:ResourceAccount": account}}
    yield Statement(
        "FindStores", ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"], buckets, same_account
    )
    yield Statement("PassArtifactsOn", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], objects, same_account)
    yield use_of_aliased_key(
        "UseStoreKeys", account, sorted(stores.buckets), stores.key_alias, ARTIFACT_KEY_USE, via="s3"
    )


def _codebuild(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    projects = {action.configuration["ProjectName"] for action in actions}
    arns = [f"arn:aws:codebuild:{home}:{account}:project/{project}" for project in projects]
    yield Statement("Build", ["codebuild:BatchGetBuilds", "codebuild:StartBuild"], arns)


def _approval(_account: str, _home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    topics = {topic for action in actions if (topic := action.configuration.get("NotificationArn"))}
    if topics:
        yield Statement("AskForApproval", ["sns:Publish"], sorted(topics))


def _codedeploy(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    def arns(kind: str, *keys: str) -> list[str]:
        return sorted(
            {
                f"arn:aws:codedeploy:{each.region or home}:{account}:{kind}:"
                + "/".join(each.configuration[key] for key in keys)
                for each in actions
            }
        )

    groups = arns("deploymentgroup", "ApplicationName", "DeploymentGroupName")
    applications = arns("application", "ApplicationName")
    configs = sorted({f"arn:aws:codedeploy:{each.region or home}:{account}:deploymentconfig:*" for each in actions})
    yield Statement("Deploy", ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"], groups)
    yield Statement(
        "RegisterRevision",
        [
            "codedeploy:GetApplication",
            "codedeploy:GetApplicationRevision",
            "codedeploy:RegisterApplicationRevision",
        ],
        applications,
    )
    yield Statement("ReadDeploymentConfig", ["codedeploy:GetDeploymentConfig"], configs)


def _cloudformation(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    regions = sorted({action.region or home for action in actions})
    stacks = sorted(
        f"arn:aws:cloudformation:{each.region or home}:{account}:stack/{each.configuration['StackName']}/*"
        for each in actions
    )
    transforms = [f"arn:aws:cloudformation:{region}:aws:transform/Serverless-2016-10-31" for region in regions]
    roles = sorted({action.configuration["RoleArn"] for action in actions})
    uses = sorted({use for action in actions for use in STACK_ACTIONS[action.configuration["ActionMode"]]})
    yield Statement("DeployStacks", uses, stacks)
    yield Statement("UseServerlessTransform", ["cloudformation:CreateChangeSet"], transforms)
    passed_to = {"StringEquals": {"iam:PassedToService": "cloudformation.amazonaws.com"}}
    yield Statement("PassDeployRoles", ["iam:PassRole"], roles, passed_to)


_OF_PROVIDER: dict[str, Callable[[str, str, Sequence[Action]], Iterator[Statement]]] = {
    "CodeStarSourceConnection": source_permissions.connection,
    "CodeCommit": source_permissions.codecommit,
    "S3": source_permissions.s3,
    "ECR": source_permissions.ecr,
    "CodeBuild": _codebuild,
    "Manual": _approval,
    "CodeDeploy": _codedeploy,
    "CloudFormation": _cloudformation,
}
