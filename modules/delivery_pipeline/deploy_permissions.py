"""What a pipeline's role may do to deploy, by the provider of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.policy import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from modules.delivery_pipeline.action import Action

# By the action's ActionMode; none deletes a stack.
STACK_ACTIONS = {
    "CHANGE_SET_EXECUTE": (
        "cloudformation:DescribeChangeSet",
        "cloudformation:DescribeStacks",
        "cloudformation:ExecuteChangeSet",
    ),
    "CHANGE_SET_REPLACE": (
        "cloudformation:CreateChangeSet",
        "cloudformation:DeleteChangeSet",
        "cloudformation:DescribeChangeSet",
        "cloudformation:DescribeStacks",
    ),
    "CREATE_UPDATE": ("cloudformation:CreateStack", "cloudformation:DescribeStacks", "cloudformation:UpdateStack"),
}

# What the file of a TemplateConfiguration may hold beside parameters.
CONFIGURED = ("cloudformation:SetStackPolicy", "cloudformation:TagResource")
EXPANDS = "CAPABILITY_AUTO_EXPAND"


def codedeploy(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeDeploy.html."""

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


def cloudformation(account: str, home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html."""
    stacks = sorted(
        {
            f"arn:aws:cloudformation:{each.region or home}:{account}:stack/{each.configuration['StackName']}/*"
            for each in actions
        }
    )
    expanding = {a.region or home for a in actions if EXPANDS in a.configuration.get("Capabilities", "")}
    transforms = [f"arn:aws:cloudformation:{region}:aws:transform/Serverless-2016-10-31" for region in expanding]
    roles = sorted({role for action in actions if (role := action.configuration.get("RoleArn"))})
    uses = sorted({use for action in actions for use in _stack_actions(action)})
    yield Statement("DeployStacks", uses, stacks)
    if transforms:
        yield Statement("UseServerlessTransform", ["cloudformation:CreateChangeSet"], transforms)
    if roles:
        passed_to = {"StringEquals": {"iam:PassedToService": "cloudformation.amazonaws.com"}}
        yield Statement("PassDeployRoles", ["iam:PassRole"], roles, passed_to)


def s3(account: str, _home: str, actions: Sequence[Action]) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html.

    Without those for ACLs: the action sets none, and the buckets have none.
    """
    buckets = sorted(f"arn:aws:s3:::{action.configuration['BucketName']}" for action in actions)
    same_account = {"StringEquals": {"aws:ResourceAccount": account}}
    looks = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
    yield Statement("FindSites", looks, buckets, same_account)
    yield Statement("UploadSites", ["s3:PutObject"], [f"{bucket}/*" for bucket in buckets], same_account)


def _stack_actions(action: Action) -> tuple[str, ...]:
    configured = CONFIGURED if "TemplateConfiguration" in action.configuration else ()
    return (*STACK_ACTIONS[action.configuration["ActionMode"]], *configured)
