"""Rule V309."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, found, pipeline, source
from viaduct.spec.rules import v309_configuration_sizes as rule


def test_it_passes_what_fits() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_values_over_1000_characters() -> None:
    assert found(rule, {"source": {"repository": "acme/" + "r" * 1000}}) == ["services.web.source"]


def test_it_refuses_keys_over_50_characters() -> None:
    bad = pipeline((source(),), (build(configuration={"k" * 51: "v", "": "v"}),))
    assert [finding.got for finding in rule.problems(bad)] == ["51", "0"]
