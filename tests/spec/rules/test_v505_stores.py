"""Rule V505."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v505_stores as rule


def test_it_passes_regions_with_a_store() -> None:
    assert found(rule, {"environments": {"staging": {"regions": ["eu-west-1"]}}}) == []
    assert list(rule.problems(GOOD, ["us-east-1"])) == []


def test_it_refuses_an_action_in_a_region_without_one() -> None:
    bad = pipeline((source(),), (build(),), (deploy(region="eu-west-1"),))
    assert [finding.got for finding in rule.problems(bad, ["us-east-1"])] == ["eu-west-1"]
