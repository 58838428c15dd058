"""Rule V308."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v308_timeouts as rule


def approval(timeout: str) -> dict[str, object]:
    return {"environments": {"staging": {"approval": {"timeout": timeout}}}}


def test_it_passes_5_minutes_to_60_days() -> None:
    assert found(rule, approval("5m")) == []
    assert found(rule, approval("60d")) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_4_minutes_and_61_days() -> None:
    assert found(rule, approval("4m")) == ["environments.staging.approval.timeout"]
    assert found(rule, approval("61d")) == ["environments.staging.approval.timeout"]
    assert len(list(rule.problems(pipeline((source(),), (build(timeout_minutes=86401),))))) == 1
