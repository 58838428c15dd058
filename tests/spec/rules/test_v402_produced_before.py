"""Rule V402."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v402_produced_before as rule


def test_it_passes_what_was_produced_in_an_earlier_stage_whatever_the_run_orders() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []
    assert list(rule.problems(pipeline((source(),), (build(run_order=9),), (deploy(run_order=1),)))) == []


def test_it_passes_what_was_produced_at_a_lower_run_order_of_the_stage() -> None:
    assert list(rule.problems(pipeline((source(),), (deploy(run_order=2), build(run_order=1))))) == []


def test_it_refuses_what_is_produced_side_by_side_or_later() -> None:
    assert len(list(rule.problems(pipeline((source(),), (build(), deploy()))))) == 1
    assert len(list(rule.problems(pipeline((source(),), (deploy(run_order=2),), (build(run_order=1),))))) == 1


def test_it_refuses_what_nobody_produces_and_an_action_that_eats_its_own_output() -> None:
    assert len(list(rule.problems(pipeline((source(),), (build(inputs=("other",)),))))) == 1
    assert len(list(rule.problems(pipeline((source(),), (build(inputs=("out",)),))))) == 1
