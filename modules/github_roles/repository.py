"""A repository on github.com, and how its workflows say in their tokens who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modules.policy import Statement, document

if TYPE_CHECKING:
    from collections.abc import Sequence

ISSUER = "token.actions.githubusercontent.com"
AUDIENCE = "sts.amazonaws.com"
PULL_REQUEST = "pull_request"


def environment(name: str) -> str:
    """What a job says of itself that belongs to an environment."""
    return f"environment:{name}"


@dataclass(frozen=True)
class Repository:
    """``owner/name``, and the numbers that GitHub has given to both."""

    owner: str
    name: str
    owner_id: int | None = None
    repository_id: int | None = None

    def subjects(self, context: str) -> list[str]:
        """The ``sub`` claims of jobs in a context: GitHub has two forms, one of names alone, one with their numbers.

        Repositories made, renamed or moved since July 15, 2026 send the second, others once somebody opts in.
        Source: https://docs.github.com/en/actions/reference/security/oidc
        https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
        """
        named = f"repo:{self.owner}/{self.name}:{context}"
        if self.owner_id is None:
            return [named]
        return [named, f"repo:{self.owner}@{self.owner_id}/{self.name}@{self.repository_id}:{context}"]


def trust(provider_arn: str, subjects: Sequence[str]) -> str:
    """The trust policy of a role for jobs with one of ``subjects``, each of which is compared as a whole.

    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
    """
    conditions = {"StringEquals": {f"{ISSUER}:aud": AUDIENCE, f"{ISSUER}:sub": subjects}}
    statement = Statement(
        "Trust", ["sts:AssumeRoleWithWebIdentity"], principals={"Federated": provider_arn}, conditions=conditions
    )
    return document([statement])
