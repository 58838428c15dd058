"""Rule V120."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v120_assumed_role as rule


def staging(role: str | None) -> dict[str, object]:
    return {"environments": {"staging": {"account": "222222222222", "assume_role": role}}}


def test_it_passes_the_default_and_a_role_of_the_environment_s_account() -> None:
    assert found(rule) == []
    assert found(rule, staging(None)) == []
    assert found(rule, staging("arn:aws:iam::222222222222:role/deploy/terraform")) == []


def test_it_refuses_a_role_of_another_account() -> None:
    assert found(rule, staging("arn:aws:iam::111111111111:role/terraform")) == ["environments.staging.assume_role"]
