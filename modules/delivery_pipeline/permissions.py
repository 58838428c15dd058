"""What a pipeline's role may do: worked out from the actions that the pipeline has, and nothing else.

Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from modules.delivery_pipeline import deploy_permissions, invoke_permissions, source_permissions
from modules.policy import ARTIFACT_KEY_USE, FIND_STORE, Statement, use_of_aliased_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from modules.delivery_pipeline.action import Action, ArtifactStores
    from modules.delivery_pipeline.conditions import Rule
    from modules.delivery_pipeline.stages import Stage


def statements(account: str, home: str, stores: ArtifactStores, stages: Sequence[Stage]) -> tuple[Statement, ...]:
    """The pipeline role's statements; a ``KeyError`` is an action that the tables do not know."""
    actions = [action for stage in stages for action in stage.actions]
    own = [action for action in actions if not action.role_arn]
    alarms = _alarms(account, [rule for stage in stages for rule in stage.rules])
    return (*_stores(account, stores), *alarms, *of_actions(account, home, own), *_assume(actions))


def of_actions(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """What carrying out the actions takes in ``account``; those without a region run in ``home``."""
    for provider, category in sorted({(action.provider, action.category) for action in actions}):
        same = [action for action in actions if (action.provider, action.category) == (provider, category)]
        yield from _OF_PROVIDER[provider, category](account, home, same)


def find_stores(account: str, buckets: Sequence[str]) -> Statement:
    """What CodePipeline asks of a store before it reads or writes there."""
    arns = [f"arn:aws:s3:::{bucket}" for bucket in buckets]
    return Statement("FindStores", FIND_STORE, arns, {"StringEquals": {"aws:ResourceAccount": account}})


def _assume(actions: Sequence[Action]) -> Iterator[Statement]:
    """What an action may do in another account, its role says there."""
    roles = sorted({action.role_arn for action in actions if action.role_arn})
    if roles:
        yield Statement("ActInOtherAccounts", ["sts:AssumeRole"], roles)


def _stores(account: str, stores: ArtifactStores) -> Iterator[Statement]:
    objects = [f"arn:aws:s3:::{bucket}/*" for bucket in stores.buckets.values()]
    same_account = {"StringEquals": {"aws:ResourceAccount": account}}
    yield find_stores(account, list(stores.buckets.values()))
    yield Statement("PassArtifactsOn", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], objects, same_account)
    yield use_of_aliased_key(
        "UseStoreKeys", account, sorted(stores.buckets), stores.key_alias, ARTIFACT_KEY_USE, via="s3"
    )


def _alarms(account: str, rules: Sequence[Rule]) -> Iterator[Statement]:
    """Metric alarms by name; those of several regions once, for a rollout has many, and a policy has its quota.

    Composite alarms would take the permission to look at every alarm.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/permissions-reference-cw.html
    """
    regions: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        if rule.provider == "CloudWatchAlarm":
            regions[rule.configuration["AlarmName"]].add(rule.region)
    if regions:
        arns = [
            f"arn:aws:cloudwatch:{'*' if len(found) > 1 else min(found)}:{account}:alarm:{alarm}"
            for alarm, found in sorted(regions.items())
        ]
        yield Statement("WatchAlarms", ["cloudwatch:DescribeAlarms"], arns)


def _codebuild(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    projects = {action.configuration["ProjectName"] for action in actions}
    arns = [f"arn:aws:codebuild:{home}:{account}:project/{project}" for project in projects]
    yield Statement("Build", ["codebuild:BatchGetBuilds", "codebuild:StartBuild"], arns)


def _approval(_account: str, _home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    topics = {topic for action in actions if (topic := action.configuration.get("NotificationArn"))}
    if topics:
        yield Statement("AskForApproval", ["sns:Publish"], sorted(topics))


_OF_PROVIDER: dict[tuple[str, str], Callable[[str, str, Sequence[Action]], Iterator[Statement]]] = {
    ("CodeStarSourceConnection", "Source"): source_permissions.connection,
    ("CodeCommit", "Source"): source_permissions.codecommit,
    ("S3", "Source"): source_permissions.s3,
    ("ECR", "Source"): source_permissions.ecr,
    ("CodeBuild", "Build"): _codebuild,
    ("Manual", "Approval"): _approval,
    ("CodeDeploy", "Deploy"): deploy_permissions.codedeploy,
    ("CloudFormation", "Deploy"): deploy_permissions.cloudformation,
    ("S3", "Deploy"): deploy_permissions.s3,
    ("Lambda", "Invoke"): invoke_permissions.invoke,
}
