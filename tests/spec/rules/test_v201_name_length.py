"""Rule V201."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, found
from viaduct.spec.rules import v201_name_length as rule


def named(system: str, service: str, environment: str = "staging") -> dict[str, object]:
    environments = {"staging": None, environment: {"regions": ["us-east-1"]}}
    return {"system": system, "environments": environments, "services": {"web": None, service: FLEET}}


def test_it_passes_a_target_group_of_32_characters() -> None:
    assert len("demo-" + "a" * 14 + "-staging-3000") == 32
    assert found(rule, named("demo", "a" * 14)) == []


def test_it_refuses_a_target_group_of_33_characters_at_its_service() -> None:
    assert found(rule, named("demo", "a" * 15)) == ["services." + "a" * 15]


def test_it_refuses_a_system_whose_buckets_are_too_long_without_repeating_it_for_each_service() -> None:
    assert found(rule, {"system": "s" * 40}) == ["system"]


def test_it_refuses_a_state_bucket_that_was_named_too_long() -> None:
    assert found(rule, {"state": {"bucket": "b" * 64}}) == ["state.bucket"]


def test_it_refuses_a_connection_of_33_characters() -> None:
    assert found(rule, {"system": "s" * 33, "home": {"region": "us-east-1"}}) == ["system"]


def test_it_refuses_roles_of_more_than_64_characters() -> None:
    changes = {
        "system": "delivery-system",
        "environments": {"staging": None, "preproduction": {"regions": ["ap-southeast-1"]}},
        "services": {"web": None, "notifications-api": {"deploy": {"kind": "sam"}}},
    }
    assert len("delivery-system-notifications-api-preproduction-ap-southeast-1-deploy") == 69
    assert found(rule, changes) == ["services.notifications-api"]
