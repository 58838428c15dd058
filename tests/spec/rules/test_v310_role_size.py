"""Rule V310."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.regions import REGIONS as ALL
from viaduct.spec.rules import v310_role_size as rule

REGIONS = [name for name, region in ALL.items() if region.codepipeline][:8]


def environments(count: int) -> dict[str, object]:
    chosen = [f"e{index}" for index in range(count)]
    return {
        "environments": {name: {"regions": REGIONS} for name in chosen},
        "services": {"web": {"environments": chosen}},
    }


def test_it_passes_24_targets() -> None:
    assert found(rule, environments(3)) == []


def test_it_refuses_more() -> None:
    assert found(rule, environments(4)) == ["services.web"]
