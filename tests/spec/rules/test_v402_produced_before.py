"""Rule V402."""

from __future__ import annotations

from typing import Any

from tests.spec.rules.helpers import GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v402_produced_before as rule


def test_it_passes_what_was_produced_in_an_earlier_stage_whatever_the_run_orders() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []
    assert list(rule.problems(pipeline((source(),), (build(run_order=9),), (deploy(run_order=1),)))) == []


def test_it_passes_what_was_produced_at_a_lower_run_order_of_the_stage() -> None:
    assert list(rule.problems(pipeline((source(),), (deploy(run_order=2), build(run_order=1))))) == []


SCAN = {"buildspec": "scan.yml", "input": "build"}


def scanned(build: dict[str, Any] | None = None, **action: Any) -> dict[str, Any]:
    return {"services": {"web": {"build": build or {}, "actions": {"scan": {**SCAN, **action}}}}}


def test_it_refuses_an_action_that_takes_the_build_s_output_beside_or_before_the_build() -> None:
    assert found(rule, scanned()) == ["services.web.actions.scan"]
    assert found(rule, scanned({"run_order": 3}, run_order=2)) == ["services.web.actions.scan"]


def test_it_passes_an_action_that_takes_it_after_the_build_or_in_a_later_stage_whatever_the_run_orders() -> None:
    assert found(rule, scanned(run_order=2)) == []
    assert found(rule, scanned({"run_order": 2}, run_order=3)) == []
    assert found(rule, scanned({"run_order": 9}, stage="staging", run_order=1)) == []


def test_it_refuses_what_is_produced_side_by_side_or_later() -> None:
    assert len(list(rule.problems(pipeline((source(),), (build(), deploy()))))) == 1
    assert len(list(rule.problems(pipeline((source(),), (deploy(run_order=2),), (build(run_order=1),))))) == 1


def test_it_refuses_what_nobody_produces_and_an_action_that_eats_its_own_output() -> None:
    assert len(list(rule.problems(pipeline((source(),), (build(inputs=("other",)),))))) == 1
    assert len(list(rule.problems(pipeline((source(),), (build(inputs=("out",)),))))) == 1
