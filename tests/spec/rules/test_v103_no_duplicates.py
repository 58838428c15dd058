"""Rule V103."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.rules.helpers import FLEET, SAM, TEMPLATE, found
from viaduct.spec.rules import v103_no_duplicates as rule

NETWORK = {"vpc": "vpc-0123456789abcdef0", "subnets": ["subnet-11111111", "subnet-11111111"]}

TWICE = ["a@example.com", "a@example.com"]


def test_it_passes_lists_of_different_things() -> None:
    assert found(rule, {"environments": {"staging": {"regions": ["us-east-1", "eu-west-1"]}}}) == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"environments": {"staging": {"regions": ["us-east-1", "us-east-1"]}}}, "environments.staging.regions[1]"),
        (
            {"environments": {"staging": {"approval": {"notify": ["a@example.com", "a@example.com"]}}}},
            "environments.staging.approval.notify[1]",
        ),
        (
            {"environments": {"staging": {"network": {"us-east-1": NETWORK}}}},
            "environments.staging.network.us-east-1.subnets[1]",
        ),
        (
            {"services": {"web": {"build": {"network": {**NETWORK, "security_groups": ["sg-11111111"]}}}}},
            "services.web.build.network.subnets[1]",
        ),
        ({"services": {"web": {"environments": ["staging", "staging"]}}}, "services.web.environments[1]"),
        ({"services": {"web": {"source": {"paths": ["a", "b", "a"]}}}}, "services.web.source.paths[2]"),
        (
            {"services": {"web": {"deploy": {**FLEET["deploy"], "packages": ["a", "a"]}}}},
            "services.web.deploy.packages[1]",
        ),
        (
            {"services": {"web": {"deploy": {**TEMPLATE, "capabilities": ["CAPABILITY_IAM", "CAPABILITY_IAM"]}}}},
            "services.web.deploy.capabilities[1]",
        ),
        (
            {"services": {"web": {"deploy": {**SAM["deploy"], "change_set": {"approval": {"notify": TWICE}}}}}},
            "services.web.deploy.change_set.approval.notify[1]",
        ),
        ({"alerts": {"email": ["a@example.com", "b@example.com", "a@example.com"]}}, "alerts.email[2]"),
    ],
)
def test_it_refuses_the_second_of_two(changes: dict[str, Any], path: str) -> None:
    assert found(rule, changes) == [path]
