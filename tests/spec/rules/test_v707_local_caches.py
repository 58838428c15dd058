"""Rule V707."""

from __future__ import annotations

from typing import Any

import pytest

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v707_local_caches as rule

NETWORK = {"vpc": "vpc-11111111", "subnets": ["subnet-11111111"], "security_groups": ["sg-11111111"]}


def built(**build: Any) -> dict[str, Any]:
    return {"services": {"web": {"build": build}}}


@pytest.mark.parametrize(
    "build", [{"cache": "local"}, {"network": NETWORK}, {"network": NETWORK, "cache": "s3"}, {"compute": "2xlarge"}]
)
def test_it_passes_a_local_cache_on_an_ordinary_host_and_other_caches_anywhere(build: dict[str, Any]) -> None:
    assert found(rule, built(**build)) == []


@pytest.mark.parametrize("build", [{"network": NETWORK}, {"compute": "2xlarge"}])
def test_it_refuses_a_local_cache_where_a_host_keeps_none(build: dict[str, Any]) -> None:
    assert found(rule, built(cache="local", **build)) == ["services.web.build.cache"]
