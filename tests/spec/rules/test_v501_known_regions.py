"""Rule V501."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v501_known_regions as rule


def test_it_passes_regions_of_the_commercial_partition() -> None:
    assert found(rule, {"environments": {"staging": {"regions": ["eu-west-1", "sa-east-1"]}}}) == []


def test_it_refuses_regions_that_do_not_exist_wherever_they_are_named() -> None:
    changes = {
        "home": {"region": "us-east-3"},
        "state": {"region": "eu-west-9"},
        "environments": {"staging": {"regions": ["eu-west-1", "eu-wets-1"]}},
    }
    assert found(rule, changes) == ["home.region", "environments.staging.regions[1]", "state.region"]


def test_it_refuses_regions_of_other_partitions() -> None:
    assert found(rule, {"home": {"region": "cn-north-1"}}) == ["home.region"]
    assert found(rule, {"home": {"region": "us-gov-west-1"}}) == ["home.region"]
