"""Rule V105."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v105_delivered_somewhere as rule


def test_it_passes_a_service_with_an_environment() -> None:
    assert found(rule, {"services": {"web": {"environments": ["staging"]}}}) == []


def test_it_refuses_an_empty_list() -> None:
    assert found(rule, {"services": {"web": {"environments": []}}}) == ["services.web.environments"]
