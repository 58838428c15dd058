"""Rule V322."""

from __future__ import annotations

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v322_variable_defaults as rule


def variables(**declared: object) -> dict[str, object]:
    return {"services": {"web": {"variables": declared}}}


def test_it_passes_a_default() -> None:
    assert found(rule, variables(LEVEL={"default": "info"})) == []


def test_it_refuses_none() -> None:
    assert found(rule, variables(LEVEL={"description": "how much is logged"})) == ["services.web.variables.LEVEL"]
