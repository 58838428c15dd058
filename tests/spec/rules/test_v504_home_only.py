"""Rule V504."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v504_home_only as rule


def test_it_passes_deployments_away_from_home() -> None:
    assert found(rule, {"environments": {"staging": {"regions": ["eu-west-1"]}}}) == []
    assert list(rule.problems(GOOD)) == []
    assert list(rule.problems(pipeline((source(),), (build(),), (deploy(region="eu-west-1"),)))) == []


def test_it_refuses_sources_and_builds_away_from_home() -> None:
    bad = pipeline((source(region="eu-west-1"),), (build(region="eu-west-1"),))
    assert [finding.allowed for finding in rule.problems(bad)] == ["us-east-1", "us-east-1"]
