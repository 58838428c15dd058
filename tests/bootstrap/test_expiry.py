from __future__ import annotations

from typing import Any

import pytest

from viaduct.bootstrap import expiry
from viaduct.bootstrap.observed import Lifecycle

OLD_VERSIONS = expiry.RULES[0]


def test_no_rule_of_ours_deletes_a_state_or_a_lock_in_force() -> None:
    assert list(expiry.deletes_state(Lifecycle(expiry.RULES))) == []


@pytest.mark.parametrize("everything", [{"Filter": {}}, {"Filter": {"Prefix": ""}}, {"Prefix": ""}])
def test_each_spelling_of_all_objects_is_the_same(everything: dict[str, Any]) -> None:
    rule = {name: value for name, value in OLD_VERSIONS.items() if name != "Filter"} | everything
    assert list(expiry.missing(Lifecycle((rule, expiry.RULES[1])))) == []


def test_a_disabled_rule_is_missing() -> None:
    rule = {**OLD_VERSIONS, "Status": "Disabled"}
    assert list(expiry.missing(Lifecycle((rule, expiry.RULES[1])))) == [(OLD_VERSIONS, rule)]


def test_a_bare_prefix_becomes_a_filter_that_means_the_same() -> None:
    old = {"ID": "old", "Status": "Enabled", "Prefix": "tmp/", "Expiration": {"Days": 1}}
    first = expiry.merged(Lifecycle((old,))).rules[0]
    assert first == {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 1}}


def test_rules_without_an_id_survive() -> None:
    nameless = {"Status": "Enabled", "Filter": {"Prefix": "tmp/"}, "Expiration": {"Days": 1}}
    assert expiry.merged(Lifecycle((nameless,))).rules[0] == nameless


@pytest.mark.parametrize(
    ("rule", "dangerous"),
    [
        ({"Status": "Enabled", "Filter": {}, "Expiration": {"Days": 1}}, True),
        ({"Status": "Enabled", "Prefix": "", "Expiration": {"Date": "2030-01-01"}}, True),
        ({"Status": "Disabled", "Filter": {}, "Expiration": {"Days": 1}}, False),
        ({"Status": "Enabled", "Filter": {"Prefix": "logs/"}, "Expiration": {"Days": 1}}, False),
        ({"Status": "Enabled", "Filter": {}, "Expiration": {"ExpiredObjectDeleteMarker": True}}, False),
        ({"Status": "Enabled", "Filter": {}, "NoncurrentVersionExpiration": {"NoncurrentDays": 1}}, False),
    ],
)
def test_a_rule_that_deletes_every_current_object_is_found(rule: dict[str, Any], dangerous: bool) -> None:
    assert bool(list(expiry.deletes_state(Lifecycle((rule,))))) is dangerous
