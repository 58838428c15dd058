"""Rule V506."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v506_home_has_codecommit as rule

CODECOMMIT = {"services": {"web": {"source": {"kind": "codecommit", "repository": "shop"}}}}


def test_it_passes_codecommit_where_it_is_and_other_sources_where_it_is_not() -> None:
    assert found(rule, CODECOMMIT) == []
    assert found(rule, {"home": {"region": "eu-south-2"}}) == []


def test_it_refuses_codecommit_where_it_is_not() -> None:
    assert found(rule, {**CODECOMMIT, "home": {"region": "eu-south-2"}}) == ["services.web.source.kind"]
