"""Rule V302."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v302_actions_in_a_stage as rule


def test_it_passes_a_stage_of_50_actions() -> None:
    assert list(rule.problems(GOOD)) == []
    assert list(rule.problems(pipeline((source(),), tuple(build(f"B{index}") for index in range(50))))) == []


def test_it_refuses_a_stage_of_51_actions_and_an_empty_one() -> None:
    full = pipeline((source(),), tuple(build(f"B{index}") for index in range(51)))
    assert [finding.got for finding in rule.problems(full)] == ["51"]
    assert [finding.got for finding in rule.problems(pipeline((source(),), ()))] == ["0"]


def test_it_refuses_an_environment_of_51_regions() -> None:
    regions = [f"us-{first}{second}-1" for first in "abcdefgh" for second in "abcdefgh"][:51]
    assert found(rule, {"environments": {"staging": {"regions": regions}}}) == ["services.web"]
    assert found(rule, {"environments": {"staging": {"regions": regions[:50]}}}) == []
