"""Rule V106."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v106_network_regions as rule

NETWORK = {"vpc": "vpc-0123456789abcdef0", "subnets": ["subnet-11111111", "subnet-22222222"]}


def test_it_passes_a_network_in_a_region_of_the_environment() -> None:
    assert found(rule, {"environments": {"staging": {"network": {"us-east-1": NETWORK}}}}) == []


def test_it_refuses_one_elsewhere() -> None:
    changes = {"environments": {"staging": {"network": {"us-east-2": NETWORK}}}}
    assert found(rule, changes) == ["environments.staging.network.us-east-2"]
