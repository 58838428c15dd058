"""Rule V710."""

from __future__ import annotations

from typing import Any

from tests.spec.rules.helpers import found
from viaduct.spec.rules import v710_declared_reports as rule

PHASES = {"build": {"commands": ["make"]}}


def reporting(*written: str, declared: dict[str, str]) -> dict[str, Any]:
    buildspec = {"version": 0.2, "phases": PHASES, "reports": {name: {"files": ["*.xml"]} for name in written}}
    return {"services": {"web": {"build": {"buildspec": buildspec, "reports": declared}}}}


def test_it_passes_reports_that_are_declared_and_any_where_none_is() -> None:
    assert found(rule, reporting("unit", declared={"unit": "test"})) == []
    assert found(rule, reporting("unit", declared={})) == []


def test_it_passes_what_it_can_not_know() -> None:
    assert found(rule, {"services": {"web": {"build": {"reports": {"unit": "test"}}}}}) == []
    assert found(rule, reporting("$REPORT", declared={"unit": "test"})) == []


def test_it_refuses_reports_that_are_only_written_or_only_declared() -> None:
    assert found(rule, reporting("unit", "e2e", declared={"unit": "test"})) == [
        "services.web.build.buildspec.reports.e2e"
    ]
    assert found(rule, reporting("unit", declared={"unit": "test", "coverage": "code-coverage"})) == [
        "services.web.build.reports.coverage"
    ]
