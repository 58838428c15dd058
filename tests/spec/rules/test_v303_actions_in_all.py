"""Rule V303."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.rules.helpers import build, found, pipeline, source
from viaduct.spec.regions import REGIONS as ALL
from viaduct.spec.rules import v303_actions_in_all as rule

if TYPE_CHECKING:
    from viaduct.delivery import Pipeline

REGIONS = [name for name, region in ALL.items() if region.codepipeline]


def environments(count: int) -> dict[str, object]:
    return {"environments": {f"e{index}": {"regions": REGIONS} for index in range(count)}}


def of(count: int) -> Pipeline:
    stages = [tuple(build(f"B{index}") for index in range(min(50, count - start))) for start in range(1, count, 50)]
    return pipeline((source(),), *stages)


def test_it_passes_500_actions() -> None:
    assert list(rule.problems(of(500))) == []
    assert found(rule, environments(1)) == []


def test_it_refuses_1001_actions_and_warns_of_501() -> None:
    assert [finding.severity for finding in rule.problems(of(1001))] == ["error"]
    assert [finding.severity for finding in rule.problems(of(1000))] == ["warning"]
    assert [finding.severity for finding in rule.problems(of(501))] == ["warning"]
    assert found(rule, environments(40)) == ["services.web"]
