"""The stack of one CodeCommit repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import TerraformOutput

from modules.code_repository import CodeRepository
from stacks.aws_stack import AwsStack
from viaduct import names

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System


class RepositoryStack(AwsStack):
    """``repository-<name>``: apart from the pipeline, which may come and go."""

    def __init__(self, scope: Construct, *, system: System, repository: str) -> None:
        super().__init__(scope, names.repository_stack(repository), system=system, region=system.home.region)
        made = CodeRepository(self, "repository", name=repository, description=f"Code that {system.system} delivers")
        url = TerraformOutput(made, "url", value=made.repository.clone_url_http, description="Where to push to")
        url.override_logical_id("clone_url")
