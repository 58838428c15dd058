"""What a repository on GitHub has for plans in pull requests: an environment, variables and a ruleset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdktf import Token
from cdktf_cdktf_provider_github.actions_variable import ActionsVariable
from cdktf_cdktf_provider_github.data_github_team import DataGithubTeam
from cdktf_cdktf_provider_github.data_github_user import DataGithubUser
from cdktf_cdktf_provider_github.repository_environment import (
    RepositoryEnvironment,
    RepositoryEnvironmentDeploymentBranchPolicy,
    RepositoryEnvironmentReviewers,
)
from cdktf_cdktf_provider_github.repository_environment_deployment_policy import RepositoryEnvironmentDeploymentPolicy
from cdktf_cdktf_provider_github.repository_ruleset import (
    RepositoryRuleset,
    RepositoryRulesetConditions,
    RepositoryRulesetConditionsRefName,
    RepositoryRulesetRules,
    RepositoryRulesetRulesRequiredStatusChecks,
    RepositoryRulesetRulesRequiredStatusChecksRequiredCheck,
)
from constructs import Construct

from modules.naming import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Reviewers:
    """Names of people, and of teams of the organization (their slugs); one of them has to say yes."""

    users: Sequence[str] = ()
    teams: Sequence[str] = ()


class GithubProtection(Construct):
    """Merges into ``branch`` need ``check``, and only from there ``environment`` is deployed to, after a review.

    ``variables`` are read by workflows as ``vars.NAME``; nothing of them is secret.
    """

    def __init__(
        self,
        scope: Construct,
        id_: str,
        *,
        repository: str,
        branch: str,
        check: str,
        environment: str,
        reviewers: Reviewers,
        variables: Mapping[str, str],
    ) -> None:
        super().__init__(scope, id_)
        self._repository = repository
        self._environment(environment, branch, reviewers)
        for name, value in variables.items():
            variable = ActionsVariable(self, name, repository=repository, variable_name=name, value=value)
            named(variable, name.lower())
        self._ruleset(branch, check)

    def _environment(self, name: str, branch: str, reviewers: Reviewers) -> None:
        """https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments."""
        environment = RepositoryEnvironment(
            self,
            "environment",
            repository=self._repository,
            environment=name,
            reviewers=self._reviewers(reviewers),
            deployment_branch_policy=RepositoryEnvironmentDeploymentBranchPolicy(
                protected_branches=False, custom_branch_policies=True
            ),
        )
        named(environment, "apply")
        policy = RepositoryEnvironmentDeploymentPolicy(
            self,
            "branch",
            repository=self._repository,
            environment=environment.environment,
            branch_pattern=branch,
        )
        named(policy, "apply")

    def _reviewers(self, reviewers: Reviewers) -> list[RepositoryEnvironmentReviewers] | None:
        """GitHub wants their numbers."""
        users = [self._user(name) for name in sorted(reviewers.users)]
        teams = [self._team(slug) for slug in sorted(reviewers.teams)]
        if not users and not teams:
            return None
        return [
            RepositoryEnvironmentReviewers(
                users=[Token.as_number(user.id) for user in users] or None,
                teams=[Token.as_number(team.id) for team in teams] or None,
            )
        ]

    def _user(self, name: str) -> DataGithubUser:
        return named(DataGithubUser(self, f"user-{name}", username=name), f"reviewer_{name}")

    def _team(self, slug: str) -> DataGithubTeam:
        return named(DataGithubTeam(self, f"team-{slug}", slug=slug), f"reviewer_{slug}")

    def _ruleset(self, branch: str, check: str) -> None:
        """https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets."""
        required = RepositoryRulesetRulesRequiredStatusChecksRequiredCheck(context=check)
        ruleset = RepositoryRuleset(
            self,
            "ruleset",
            repository=self._repository,
            name="viaduct",
            target="branch",
            enforcement="active",
            conditions=RepositoryRulesetConditions(
                ref_name=RepositoryRulesetConditionsRefName(include=[f"refs/heads/{branch}"], exclude=[])
            ),
            rules=RepositoryRulesetRules(
                deletion=True,
                non_fast_forward=True,
                required_status_checks=RepositoryRulesetRulesRequiredStatusChecks(
                    required_check=[required],
                    # A plan is of what the branch was then: a merge needs one of what it is now.
                    strict_required_status_checks_policy=True,
                ),
            ),
        )
        named(ruleset, "planned")
