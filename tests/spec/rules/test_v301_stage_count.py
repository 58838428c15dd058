"""Rule V301."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, found, pipeline, source
from viaduct.spec.rules import v301_stage_count as rule


def environments(count: int) -> dict[str, object]:
    return {"environments": {f"e{index}": {"regions": ["us-east-1"]} for index in range(count)}}


def test_it_passes_50_stages() -> None:
    assert found(rule, environments(47)) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_51_stages_and_a_single_one() -> None:
    assert found(rule, environments(48)) == ["services.web"]
    assert len(list(rule.problems(pipeline((source(),))))) == 1
