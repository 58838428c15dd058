"""Rule V311."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v311_approval_of_waves as rule

WAVES = {"regions": ["us-east-1", "eu-west-1"], "rollout": "one-region-at-a-time"}


def staging(**settings: object) -> dict[str, object]:
    return {"environments": {"staging": settings}}


def test_it_passes_approvals_of_waves_and_of_environments() -> None:
    assert found(rule, staging(**WAVES, approval={"each": "wave"})) == []
    assert found(rule, staging(approval={})) == []


def test_it_refuses_an_approval_for_each_wave_where_there_are_none() -> None:
    assert found(rule, staging(approval={"each": "wave"})) == ["environments.staging.approval.each"]
