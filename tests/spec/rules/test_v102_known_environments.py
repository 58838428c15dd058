"""Rule V102."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v102_known_environments as rule


def test_it_passes_environments_that_exist() -> None:
    assert found(rule, {"services": {"web": {"environments": ["staging"]}}}) == []


def test_it_refuses_others() -> None:
    assert found(rule, {"services": {"web": {"environments": ["stagin"]}}}) == ["services.web.environments[0]"]
