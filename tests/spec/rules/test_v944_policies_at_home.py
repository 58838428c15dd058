"""Rule V944."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v944_policies_at_home as rule

HOME, OTHER = "arn:aws:iam::111111111111", "arn:aws:iam::222222222222"
PROVIDER = "oidc-provider/token.actions.githubusercontent.com"


def test_it_passes_those_of_the_home_account_and_of_aws() -> None:
    policies = [f"{HOME}:policy/read", "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
    assert found(rule, {"github": {"oidc_provider": f"{HOME}:{PROVIDER}", "plan": {"policies": policies}}}) == []


def test_it_refuses_those_of_another_account() -> None:
    policies = [f"{HOME}:policy/read", f"{OTHER}:policy/read"]
    apply = {"policies": policies, "permissions_boundary": f"{OTHER}:policy/most"}
    given = {"oidc_provider": f"{OTHER}:{PROVIDER}", "plan": {"policies": policies}, "apply": apply}
    assert sorted(found(rule, {"github": given})) == [
        "github.apply.permissions_boundary",
        "github.apply.policies[1]",
        "github.oidc_provider",
        "github.plan.policies[1]",
    ]
