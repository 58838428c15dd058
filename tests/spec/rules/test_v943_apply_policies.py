"""Rule V943."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v943_apply_policies as rule

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
OWN = "arn:aws:iam::111111111111:policy/deliver"


def test_it_passes_policies_of_one_s_own() -> None:
    assert found(rule, {"github": {"apply": {"policies": [OWN]}}}) == []


def test_it_passes_an_administrator_within_a_boundary() -> None:
    assert found(rule, {"github": {"apply": {"policies": [ADMINISTRATOR], "permissions_boundary": OWN}}}) == []


def test_it_refuses_nothing_but_warns_of_a_role_without_policies() -> None:
    assert found(rule, {"github": {}}) == ["github"]


def test_it_refuses_nothing_but_warns_of_an_administrator_without_a_boundary() -> None:
    assert found(rule, {"github": {"apply": {"policies": [OWN, ADMINISTRATOR]}}}) == ["github.apply.policies[1]"]
