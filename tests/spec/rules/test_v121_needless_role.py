"""Rule V121."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v121_needless_role as rule

ROLE = "arn:aws:iam::222222222222:role/terraform"


def staging(**settings: str) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_a_role_in_another_account() -> None:
    assert found(rule, staging(account="222222222222", assume_role=ROLE)) == []


def test_it_refuses_a_role_at_home() -> None:
    assert found(rule, staging(assume_role=ROLE)) == ["environments.staging.assume_role"]
    assert found(rule, staging(account="111111111111", assume_role=ROLE)) == ["environments.staging.assume_role"]
