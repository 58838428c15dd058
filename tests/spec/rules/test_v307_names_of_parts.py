"""Rule V307."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v307_names_of_parts as rule


def test_it_passes_letters_digits_and_a_few_signs() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_spaces_and_101_characters() -> None:
    bad = pipeline((source(),), (build("B" * 101),), names=("S 0", "S1"))
    assert len(list(rule.problems(bad))) == 2


def test_it_refuses_an_action_called_after_a_region_of_100_letters() -> None:
    changes = {"environments": {"staging": {"regions": [f"us-{'a' * 100}-1"]}}}
    assert found(rule, changes) == ["services.web.deploy"]
