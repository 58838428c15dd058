"""What a build's role needs before the build itself starts: to fetch its image, to get into its network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.container_images import PULL_IMAGE, SIGN_IN
from modules.policy import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modules.build_project.settings import BuildNetwork

_PUSH_IMAGE = ("ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart")


def use_images(pulled_from: str | None, pushed_to: str | None) -> Iterator[Statement]:
    """The ARNs of the repository that the build's own image is in, and of that for the image that it makes.

    Sources: https://docs.aws.amazon.com/codebuild/latest/userguide/sample-ecr.html
    and https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
    """
    if pulled_from or pushed_to:
        yield SIGN_IN
    if pulled_from:
        yield Statement("PullImage", PULL_IMAGE, [pulled_from])
    if pushed_to:
        yield Statement("PushImages", [*PULL_IMAGE, *_PUSH_IMAGE], [pushed_to])


def run_in_vpc(arn_prefix: str, network: BuildNetwork) -> Iterator[Statement]:
    """A network interface in the named subnets, which CodeBuild's machine may then attach.

    AWS's own example makes and removes interfaces anywhere; these actions also take resources, and a condition.
    Sources: https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
    and https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    """
    interfaces = f"arn:aws:ec2:{arn_prefix}:network-interface/*"
    subnets = sorted(f"arn:aws:ec2:{arn_prefix}:subnet/{subnet}" for subnet in network.subnets)
    groups = [f"arn:aws:ec2:{arn_prefix}:security-group/{group}" for group in network.security_groups]
    looks = ("DhcpOptions", "NetworkInterfaces", "SecurityGroups", "Subnets", "Vpcs")
    in_subnets = {"ArnEquals": {"ec2:Subnet": subnets}}
    for_codebuild = {"StringEquals": {"ec2:AuthorizedService": "codebuild.amazonaws.com"}}
    yield Statement("FindNetwork", [f"ec2:Describe{each}" for each in looks], ["*"])
    yield Statement("MakeInterface", ["ec2:CreateNetworkInterface"], [interfaces, *subnets, *groups])
    yield Statement(
        "LendInterface", ["ec2:CreateNetworkInterfacePermission"], [interfaces], {**in_subnets, **for_codebuild}
    )
    yield Statement("RemoveInterface", ["ec2:DeleteNetworkInterface"], [interfaces], in_subnets)
