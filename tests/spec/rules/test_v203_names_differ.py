"""Rule V203."""

from __future__ import annotations

from tests.spec.rules.helpers import FLEET, SAM, found
from viaduct.spec.rules import v203_names_differ as rule


def test_it_passes_services_whose_names_stay_apart() -> None:
    assert found(rule, {"services": {"web": FLEET, "hello": SAM}}) == []


def test_it_refuses_service_and_environment_that_join_to_the_name_of_another_pair() -> None:
    changes = {
        "environments": {"staging": None, "c": {"regions": ["us-east-1"]}, "b-c": {"regions": ["us-east-1"]}},
        "services": {
            "web": None,
            "a": {**SAM, "environments": ["b-c"]},
            "a-b": {**SAM, "environments": ["c"]},
        },
    }
    assert found(rule, changes) == ["services.a-b"]


def test_it_passes_the_same_in_two_regions_as_long_as_nothing_is_kept_per_account() -> None:
    changes = {
        "environments": {"staging": None, "c": {"regions": ["us-east-1"]}, "b-c": {"regions": ["us-east-2"]}},
        "services": {
            "web": None,
            "a": {**SAM, "environments": ["b-c"]},
            "a-b": {**SAM, "environments": ["c"]},
        },
    }
    assert found(rule, changes) == []


def test_it_refuses_a_state_bucket_that_is_an_artifact_bucket() -> None:
    assert found(rule, {"state": {"bucket": "demo-artifacts-111111111111-us-east-1"}}) == ["system"]
