"""An ECR repository for the images of one service."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.ecr_lifecycle_policy import EcrLifecyclePolicy
from cdktf_cdktf_provider_aws.ecr_repository import (
    EcrRepository,
    EcrRepositoryEncryptionConfiguration,
    EcrRepositoryImageScanningConfiguration,
)
from cdktf_cdktf_provider_aws.ecr_repository_policy import EcrRepositoryPolicy
from constructs import Construct

from modules.container_images import PULL_IMAGE
from modules.naming import named
from modules.policy import Statement, document

if TYPE_CHECKING:
    from collections.abc import Sequence

UNTAGGED_DAYS = 7
KEPT_IMAGES = 100


class ContainerRegistry(Construct):
    """The repository ``name``: a tag stays with its image, each push is scanned, old images expire.

    ``readers`` are the other accounts that may fetch images.
    AWS refuses to delete it while it holds images, which tasks may be running.
    Source: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html
    """

    def __init__(self, scope: Construct, id_: str, *, name: str, readers: Sequence[str] = ()) -> None:
        super().__init__(scope, id_)
        repository = EcrRepository(
            self,
            "repository",
            name=name,
            image_tag_mutability="IMMUTABLE",
            image_scanning_configuration=EcrRepositoryImageScanningConfiguration(scan_on_push=True),
            encryption_configuration=[EcrRepositoryEncryptionConfiguration(encryption_type="KMS")],
        )
        self.repository = named(repository, id_)
        lifecycle = EcrLifecyclePolicy(self, "lifecycle", repository=repository.name, policy=_lifecycle())
        named(lifecycle, id_)
        if readers:
            policy = EcrRepositoryPolicy(self, "policy", repository=repository.name, policy=_policy(readers))
            named(policy, id_)


def _policy(readers: Sequence[str]) -> str:
    """The accounts decide by IAM which of their roles fetch images."""
    roots = [f"arn:aws:iam::{account}:root" for account in sorted(readers)]
    return document([Statement("PullFromOtherAccounts", PULL_IMAGE, principals={"AWS": roots})])


def _lifecycle() -> str:
    """https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html."""
    untagged = {
        "tagStatus": "untagged",
        "countType": "sinceImagePushed",
        "countUnit": "days",
        "countNumber": UNTAGGED_DAYS,
    }
    tagged = {
        "tagStatus": "tagged",
        "tagPatternList": ["*"],
        "countType": "imageCountMoreThan",
        "countNumber": KEPT_IMAGES,
    }
    expire = {"type": "expire"}
    rules = [
        {"rulePriority": 1, "description": "Images that no build names", "selection": untagged, "action": expire},
        {"rulePriority": 2, "description": "All but the newest images", "selection": tagged, "action": expire},
    ]
    return json.dumps({"rules": rules})
