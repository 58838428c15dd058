"""A CodeCommit repository."""

from __future__ import annotations

from cdktf import TerraformResourceLifecycle
from cdktf_cdktf_provider_aws.codecommit_repository import CodecommitRepository
from constructs import Construct

from modules.naming import named


class CodeRepository(Construct):
    """The repository ``name``, empty at first, which Terraform refuses to destroy: AWS keeps no copy.

    Source: https://docs.aws.amazon.com/codecommit/latest/APIReference/API_DeleteRepository.html
    """

    def __init__(self, scope: Construct, id_: str, *, name: str, description: str) -> None:
        super().__init__(scope, id_)
        repository = CodecommitRepository(
            self,
            "repository",
            repository_name=name,
            description=description,
            lifecycle=TerraformResourceLifecycle(prevent_destroy=True),
        )
        self.repository = named(repository, id_)
