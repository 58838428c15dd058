"""What AWS says of each action provider, as a table.

Sources: CodePipeline user guide, "Valid action providers" and "Number of input and output artifacts for each
action type" (docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Category = Literal["Source", "Build", "Test", "Deploy", "Invoke", "Approval"]
Bounds = tuple[int, int]


@dataclass(frozen=True)
class Facts:
    """Category, version, and how many artifacts go in and out; ``home_only`` actions can't run in another region.

    ``name`` is CodePipeline's own, where two categories have a provider of that name.
    """

    category: Category
    inputs: Bounds
    outputs: Bounds
    home_only: bool = False
    version: str = "1"
    owner: str = "AWS"
    name: str | None = None


class Provider(Enum):
    """The action providers that Viaduct uses."""

    CONNECTION = "CodeStarSourceConnection"
    CODECOMMIT = "CodeCommit"
    S3_SOURCE = "S3"
    ECR = "ECR"
    CODEBUILD = "CodeBuild"
    APPROVAL = "Manual"
    CODEDEPLOY = "CodeDeploy"
    CLOUDFORMATION = "CloudFormation"
    S3_DEPLOY = "S3 deploy"
    LAMBDA = "Lambda"

    @property
    def facts(self) -> Facts:
        """The provider's row of the table."""
        return FACTS[self]

    @property
    def called(self) -> str:
        """CodePipeline's name for it, which stands once in a category."""
        return self.facts.name or self.value


FACTS: dict[Provider, Facts] = {
    Provider.CONNECTION: Facts("Source", inputs=(0, 0), outputs=(1, 1), home_only=True),
    Provider.CODECOMMIT: Facts("Source", inputs=(0, 0), outputs=(1, 1), home_only=True),
    Provider.S3_SOURCE: Facts("Source", inputs=(0, 0), outputs=(1, 1), home_only=True),
    Provider.ECR: Facts("Source", inputs=(0, 0), outputs=(1, 1), home_only=True),
    Provider.CODEBUILD: Facts("Build", inputs=(1, 5), outputs=(0, 5), home_only=True),
    Provider.APPROVAL: Facts("Approval", inputs=(0, 0), outputs=(0, 0), home_only=True),
    Provider.CODEDEPLOY: Facts("Deploy", inputs=(1, 1), outputs=(0, 0)),
    Provider.CLOUDFORMATION: Facts("Deploy", inputs=(0, 10), outputs=(0, 1)),
    Provider.S3_DEPLOY: Facts("Deploy", inputs=(1, 1), outputs=(0, 0), name="S3"),
    Provider.LAMBDA: Facts("Invoke", inputs=(0, 5), outputs=(0, 5)),
}
