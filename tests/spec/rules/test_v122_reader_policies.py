"""Rule V122."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v122_reader_policies as rule


def elsewhere(count: int) -> dict[str, object]:
    return {
        "environments": {"staging": {"account": "222222222222"}},
        "services": {"web": None, **{f"storefront-{number:03}": FLEET for number in range(count)}},
    }


def test_it_passes_as_many_readers_as_a_bucket_s_policy_has_room_for() -> None:
    assert found(rule, elsewhere(90)) == []


def test_it_refuses_more() -> None:
    assert found(rule, elsewhere(120)) == ["environments.staging.regions"]


def test_it_passes_any_number_of_services_at_home() -> None:
    assert found(rule, elsewhere(120) | {"environments": {}}) == []
