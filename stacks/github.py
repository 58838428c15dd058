"""The stack of the repository on GitHub: the one that needs a credential other than AWS's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdktf import TerraformStack
from cdktf_cdktf_provider_github.provider import GithubProvider

from modules.github_protection import GithubProtection, Reviewers
from modules.versions import TERRAFORM_VERSION
from stacks.state import keep_state
from viaduct import arns, names

if TYPE_CHECKING:
    from constructs import Construct

    from viaduct.spec import System
    from viaduct.spec.github import Github, Protection

GITHUB_PROVIDER = {"source": "integrations/github", "version": ">= 6.9, < 7"}


class GithubStack(TerraformStack):
    """``github``: the environment that applies, variables for workflows, and the check that a merge needs.

    The provider takes its token from GITHUB_TOKEN.
    Source: https://registry.terraform.io/providers/integrations/github/latest/docs
    """

    def __init__(self, scope: Construct, *, system: System, github: Github, protect: Protection) -> None:
        super().__init__(scope, names.GITHUB_STACK)
        owner, repository = system.github_repository.split("/")
        GithubProvider(self, "github", owner=owner)
        keep_state(self, system, names.GITHUB_STACK)
        self.add_override("terraform.required_version", TERRAFORM_VERSION)
        self.add_override("terraform.required_providers.github", GITHUB_PROVIDER)
        GithubProtection(
            self,
            "repository",
            repository=repository,
            branch=protect.branch or system.source.branch,
            check=protect.check,
            environment=github.apply.environment,
            reviewers=Reviewers(protect.reviewers.users, protect.reviewers.teams),
            variables={
                "AWS_REGION": system.home.region,
                "AWS_PLAN_ROLE": arns.role_arn(system.home.account, names.workflow_role(system, "plan")),
                "AWS_APPLY_ROLE": arns.role_arn(system.home.account, names.workflow_role(system, "apply")),
            },
        )
