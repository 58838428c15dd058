"""The part of the model that says how pull requests on GitHub are planned, and applied."""

from __future__ import annotations

from pydantic import Field

from viaduct.spec import github_types as g
from viaduct.spec import types as t
from viaduct.spec.base import Model

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MOST_POLICIES = 10


class RepositoryIds(Model):
    """The numbers that GitHub has given to the repository and its owner: ``gh api repos/OWNER/NAME``."""

    owner: int = Field(ge=1)
    repository: int = Field(ge=1)


class PlanRole(Model):
    """The role of pull requests; ``policies`` are what it may read besides what Viaduct emits."""

    policies: t.List[g.PolicyArn] = Field(default=(), max_length=MOST_POLICIES)


class ApplyRole(Model):
    """The role of one environment of the repository; ``policies`` are what it may make and change."""

    environment: g.GithubEnvironment = "production"
    policies: t.List[g.PolicyArn] = Field(default=(), max_length=MOST_POLICIES)
    permissions_boundary: g.PolicyArn | None = None


class Reviewers(Model):
    """Who lets a job into the environment that applies; one of them is enough."""

    users: t.List[g.GithubUser] = ()
    teams: t.List[g.GithubTeam] = ()


class Protection(Model):
    """What Viaduct sets in the repository itself; that takes a token of GitHub's."""

    branch: t.Branch | None = None
    check: g.GithubCheck = "plan"
    reviewers: Reviewers = Reviewers()


class Github(Model):
    """The repository that this file is in, and the roles that its workflows have."""

    repository: g.GithubRepository | None = None
    ids: RepositoryIds | None = None
    oidc_provider: g.OidcProviderArn | None = None
    plan: PlanRole = PlanRole()
    apply: ApplyRole = ApplyRole()
    protect: Protection | None = None
