"""Rule V945."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v945_plans_elsewhere as rule

ELSEWHERE = {"environments": {"staging": {"account": "222222222222"}}}


def test_it_passes_environments_at_home() -> None:
    assert found(rule, {"github": {}}) == []


def test_it_passes_other_accounts_where_nothing_is_planned() -> None:
    assert found(rule, ELSEWHERE) == []


def test_it_refuses_nothing_but_warns_of_an_environment_in_another_account() -> None:
    assert found(rule, {**ELSEWHERE, "github": {}}) == ["environments.staging.account"]
