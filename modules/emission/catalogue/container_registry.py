"""The repository of a service's images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.container_registry import KEPT_IMAGES, UNTAGGED_DAYS, ContainerRegistry
from modules.emission.definition import Module, Output, Variable
from modules.emission.validations import ACCOUNT_IDS, IMAGE_REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    repository = ContainerRegistry(
        scope, "this", name=given.text("name"), readers=given.texts("reader_accounts", "account")
    ).repository
    return {"name": repository.name, "arn": repository.arn, "url": repository.repository_url}


CONTAINER_REGISTRY = Module(
    name="container-registry",
    title="Container registry",
    purpose=f"""\
An ECR repository for the images of one service. A tag stays with its image, each push is scanned, and images are
encrypted with the account's AWS managed key for ECR. {UNTAGGED_DAYS} days after its push an image without a tag goes,
one with a tag when there are {KEPT_IMAGES} newer ones. Only the accounts that are named pull from it. AWS refuses to
delete it while it holds images.""",
    variables=(
        Variable(
            "name",
            "string",
            "Name of the repository, such as `acme/api`: 2 to 256 lower-case letters, digits and . _ - /.",
            validations=IMAGE_REPOSITORY,
        ),
        Variable(
            "reader_accounts",
            "list(string)",
            "Ids of the other accounts whose roles may pull images, each as far as its own IAM policies let it.",
            default="[]",
            validations=(ACCOUNT_IDS,),
        ),
    ),
    outputs=(
        Output("name", "Name of the repository."),
        Output("arn", "ARN of the repository, which a build that pushes images takes as `image_repository_arn`."),
        Output("url", "Where images are pushed to and pulled from: `docker push <url>:<tag>`."),
    ),
    build=_build,
    usage="""\
name            = "acme/api"
reader_accounts = ["222222222222"]
""",
)
