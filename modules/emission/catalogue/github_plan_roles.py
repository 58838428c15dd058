"""The roles that workflows of a repository on GitHub plan and apply with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modules.emission import here
from modules.emission.catalogue.github_plan_variables import VARIABLES
from modules.emission.definition import Module, Output
from modules.github_roles import GithubRoles, Repository, StateStore, WorkflowRole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import Construct

    from modules.emission.inputs import Value


def _build(scope: Construct, given: Value) -> Mapping[str, str | None]:
    roles = GithubRoles(
        scope,
        "this",
        repository=_repository(given.object("repository")),
        environment=given.text("environment"),
        account=here.account(given),
        state=_state(given, given.object("state")),
        buckets=given.texts("bucket_names", "bucket", some=True),
        plan=WorkflowRole(given.text("plan_role_name"), given.entries("plan_policies", "name", "policy")),
        apply=WorkflowRole(
            given.text("apply_role_name"),
            given.entries("apply_policies", "name", "policy"),
            given.optional("apply_permissions_boundary"),
            given.texts("apply_assumes", "role"),
        ),
        provider_arn=given.optional("oidc_provider_arn"),
    )
    return {
        "plan_role_arn": roles.plan.role.arn,
        "apply_role_arn": roles.apply.role.arn,
        "oidc_provider_arn": roles.provider_arn,
    }


def _repository(given: Value) -> Repository:
    ids = given.optional_object("ids")
    owner, name = given.text("owner"), given.text("name")
    return Repository(owner, name, ids.number("owner"), ids.number("repository")) if ids else Repository(owner, name)


def _state(given: Value, state: Value) -> StateStore:
    region = f"coalesce(var.state.region, {here.REGION})"
    return StateStore(
        bucket=state.text("bucket"),
        key=state.text("key"),
        account=here.account(given),
        region=state.text("region", at_hand=region),
        key_alias=state.optional("key_alias"),
    )


GITHUB_PLAN_ROLES = Module(
    name="github-plan-roles",
    title="GitHub plan roles",
    purpose="""\
Two roles for the workflows of one repository on github.com, which need no key of AWS's. One plans pull requests: it
reads state, without a lock, and the settings of what the other modules make, changes nothing, and reads no objects,
parameters or secrets. One applies: for jobs of one environment on GitHub, with the policies that you name and within a
boundary. No wildcard stands in whom they trust.""",
    variables=VARIABLES,
    outputs=(
        Output("plan_role_arn", "ARN of the role for pull requests: `role-to-assume` of configure-aws-credentials."),
        Output("apply_role_arn", "ARN of the role for the environment."),
        Output("oidc_provider_arn", "ARN of the identity provider, for other roles of the account."),
    ),
    build=_build,
    usage="""\
repository = {
  owner = "acme"
  name  = "shop"
  ids   = { owner = 123456, repository = 456789 }
}

state = {
  bucket    = "acme-terraform-state"
  key       = "shop/*.tfstate"
  key_alias = "alias/acme-terraform-state"
}

bucket_names    = ["acme-shop-*"]
plan_role_name  = "acme-shop-plan"
apply_role_name = "acme-shop-apply"
apply_policies  = { deliver = "arn:aws:iam::111111111111:policy/deliver-shop" }
""",
)
