"""A repository in CodeCommit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.code_repository import CodeRepository
from modules.emission.definition import Module, Output, Validation, Variable
from modules.emission.validations import length, matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    repository = CodeRepository(
        scope, "this", name=given.text("name"), description=given.text("description")
    ).repository
    return {
        "name": repository.repository_name,
        "arn": repository.arn,
        "clone_url_http": repository.clone_url_http,
    }


CODE_REPOSITORY = Module(
    name="code-repository",
    title="Code repository",
    purpose="""\
A CodeCommit repository, empty at first. AWS keeps no copy of a deleted one, so Terraform refuses to destroy it
(`prevent_destroy`): to give it up, take it out of the state with a `removed` block, and delete it in AWS.""",
    variables=(
        # https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html
        Variable(
            "name",
            "string",
            "Name of the repository: 1 to 100 letters, digits and . _ -, without `.git` at the end.",
            validations=(
                matches("^[A-Za-z0-9_.-]{1,100}$", "A repository's name has 1 to 100 letters, digits and . _ -."),
                Validation('!endswith({}, ".git")', "AWS takes no repository's name that ends in .git."),
            ),
        ),
        Variable(
            "description",
            "string",
            "What the repository is for, in up to 1000 characters.",
            default='""',
            validations=(length(0, 1000, "A description"),),
        ),
    ),
    outputs=(
        Output("name", "Name of the repository, which a pipeline's source action takes as `RepositoryName`."),
        Output("arn", "ARN of the repository."),
        Output("clone_url_http", "Where to clone from and push to over HTTPS."),
    ),
    build=_build,
    usage="""\
name        = "shop"
description = "Code of the shop"
""",
)
