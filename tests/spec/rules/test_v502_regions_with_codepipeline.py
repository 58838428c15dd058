"""Rule V502."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v502_regions_with_codepipeline as rule


def test_it_passes_regions_with_codepipeline() -> None:
    assert found(rule, {"environments": {"staging": {"regions": ["eu-central-2"]}}}) == []


def test_it_refuses_those_without_it_for_home_and_for_environments() -> None:
    assert found(rule, {"home": {"region": "ca-west-1"}}) == ["home.region"]
    changes = {"environments": {"staging": {"regions": ["us-east-1", "mx-central-1"]}}}
    assert found(rule, changes) == ["environments.staging.regions[1]"]
