"""The stack of the roles that workflows on GitHub plan and apply with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdktf import TerraformOutput

from modules.github_roles import GithubRoles, Repository, StateStore, WorkflowRole
from stacks.aws_stack import AwsStack
from viaduct import names
from viaduct.delivery.plan_roles import planned_buckets, roles_to_assume

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constructs import Construct

    from viaduct.spec import System
    from viaduct.spec.github import Github


class PlanRolesStack(AwsStack):
    """``plan-roles``: the pull requests of one repository are planned, and one environment of it applies."""

    def __init__(self, scope: Construct, *, system: System, github: Github) -> None:
        super().__init__(scope, names.PLAN_ROLES_STACK, system=system, region=system.home.region)
        roles = GithubRoles(
            self,
            "github",
            repository=_repository(system, github),
            environment=github.apply.environment,
            account=self.account,
            state=StateStore(
                bucket=names.state_bucket(system),
                key=names.state_key(system, "*"),
                account=self.account,
                region=names.state_region(system),
                key_alias=names.state_key_alias(system),
            ),
            buckets=planned_buckets(system),
            plan=WorkflowRole(names.workflow_role(system, "plan"), _by_name(github.plan.policies)),
            apply=WorkflowRole(
                names.workflow_role(system, "apply"),
                _by_name(github.apply.policies),
                github.apply.permissions_boundary,
                roles_to_assume(system),
            ),
            provider_arn=github.oidc_provider,
        )
        for purpose, role in (("plan", roles.plan), ("apply", roles.apply)):
            value, description = role.role.arn, f"ARN of the role that workflows {purpose} with"
            TerraformOutput(self, f"{purpose}_role_arn", value=value, description=description)


def _repository(system: System, github: Github) -> Repository:
    owner, name = system.github_repository.split("/")
    ids = github.ids
    return Repository(owner, name, ids.owner, ids.repository) if ids else Repository(owner, name)


def _by_name(policies: Sequence[str]) -> Mapping[str, str]:
    """Each under what its address says: its owner and name, ``aws_ReadOnlyAccess``."""
    return {re.sub(r"[^A-Za-z0-9-]", "_", arn.split("::")[1].replace(":policy/", "/")): arn for arn in sorted(policies)}
