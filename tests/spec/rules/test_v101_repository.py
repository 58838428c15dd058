"""Rule V101."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v101_repository as rule


def test_it_passes_a_service_with_a_repository_of_its_own_or_of_the_system() -> None:
    assert found(rule) == []
    own = {"source": None, "services": {"web": {"source": {"repository": "acme/web"}}}}
    assert found(rule, own) == []


def test_it_refuses_a_service_without_either() -> None:
    assert found(rule, {"source": None}) == ["services.web.source.repository"]
