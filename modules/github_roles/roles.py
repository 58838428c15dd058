"""The two roles, and the identity provider through which AWS knows GitHub's tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf_cdktf_provider_aws.iam_openid_connect_provider import IamOpenidConnectProvider
from cdktf_cdktf_provider_aws.iam_role_policy_attachment import IamRolePolicyAttachment
from constructs import Construct

from modules.github_roles import repository as of_github
from modules.github_roles.reading import reading
from modules.naming import named
from modules.policy import Statement
from modules.role import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from modules.github_roles.repository import Repository
    from modules.github_roles.state import StateStore

APPLY_SESSION = 6 * 3600
"""How long, in seconds, one may apply: as long as a job on GitHub's machines may run.

https://docs.github.com/en/actions/reference/limits
"""


@dataclass(frozen=True)
class WorkflowRole:
    """A role's name, the managed policies that it has besides its own one, by name, and the most that it may ever do.

    ``assumes`` are the ARNs of roles that it may assume.
    """

    name: str
    policies: Mapping[str, str]
    boundary: str | None = None
    assumes: Sequence[str] = ()


class GithubRoles(Construct):
    """A ``plan`` role for pull requests of a repository, and an ``apply`` role for one environment of it.

    The plan role reads the settings of what Viaduct emits, of ``buckets`` (names; ``*`` may stand in them) in
    particular, and no data; and state, without a lock. It may seal what it has planned, and not open it again. The
    apply role can do the same, open sealed plans, write state, and what its policies say. An account has one provider
    for GitHub at most: where there is one, its ARN is ``provider_arn``.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        repository: Repository,
        environment: str,
        account: str,
        state: StateStore,
        buckets: Sequence[str],
        plan: WorkflowRole,
        apply: WorkflowRole,
        provider_arn: str | None = None,
    ) -> None:
        super().__init__(scope, id_)
        self._after = [] if provider_arn else [self._provider(id_)]
        self.provider_arn = provider_arn or f"arn:aws:iam::{account}:oidc-provider/{of_github.ISSUER}"
        planning = [*state.reading(), *state.sealing(), *reading(account, buckets)]
        applying = [*planning, *state.unsealing(), *state.writing(), *_assuming(apply.assumes)]
        self.plan = self._role("plan", plan, repository.subjects(of_github.PULL_REQUEST), planning)
        subjects = repository.subjects(of_github.environment(environment))
        self.apply = self._role("apply", apply, subjects, applying, session=APPLY_SESSION)

    def _provider(self, id_: str) -> IamOpenidConnectProvider:
        """Without thumbprints: AWS verifies GitHub's certificate by its authority.

        Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
        """
        provider = IamOpenidConnectProvider(
            self, "provider", url=f"https://{of_github.ISSUER}", client_id_list=[of_github.AUDIENCE]
        )
        return named(provider, id_)

    def _role(
        self,
        purpose: str,
        of: WorkflowRole,
        subjects: Sequence[str],
        statements: Sequence[Statement],
        session: int | None = None,
    ) -> Role:
        role = Role(
            self,
            purpose,
            address=purpose,
            name=of.name,
            description=f"What workflows on GitHub {purpose} with",
            trust=of_github.trust(self.provider_arn, subjects),
            statements=statements,
            boundary=of.boundary,
            after=self._after,
            session=session,
        )
        for index, (name, arn) in enumerate(of.policies.items()):
            attachment = IamRolePolicyAttachment(self, f"{purpose}-{index}", role=role.role.name, policy_arn=arn)
            named(attachment, f"{purpose}_{name}")
        return role


def _assuming(roles: Sequence[str]) -> list[Statement]:
    return [Statement("ActInOtherAccounts", ["sts:AssumeRole"], list(roles))] if roles else []
