"""Rule V942."""

from __future__ import annotations

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v942_plans_change_nothing as rule

ALLOWED = [
    "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
    "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
    "arn:aws:iam::111111111111:policy/FullAccess",
]


@pytest.mark.parametrize("policy", ALLOWED)
def test_it_passes_what_only_looks_and_what_it_does_not_know(policy: str) -> None:
    assert found(rule, {"github": {"plan": {"policies": [policy]}}}) == []


@pytest.mark.parametrize(
    "name", ["AdministratorAccess", "PowerUserAccess", "IAMFullAccess", "AdministratorAccess-Amplify"]
)
def test_it_refuses_what_changes_things(name: str) -> None:
    policies = [ALLOWED[0], f"arn:aws:iam::aws:policy/{name}"]
    assert found(rule, {"github": {"plan": {"policies": policies}}}) == ["github.plan.policies[1]"]
