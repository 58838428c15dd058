"""Rule V306."""

from __future__ import annotations

from tests.spec.rules.helpers import GOOD, build, deploy, found, pipeline, source
from viaduct.spec.rules import v306_unique_names as rule


def test_it_passes_stages_of_different_names() -> None:
    assert found(rule) == []
    assert list(rule.problems(GOOD)) == []


def test_it_refuses_an_environment_called_like_the_approval_of_another() -> None:
    changes = {
        "environments": {"staging": {"approval": {}}, "staging-approval": {"regions": ["us-east-1"]}},
    }
    assert found(rule, changes) == ["services.web"]


def test_it_refuses_two_actions_of_a_name_in_a_stage_but_not_in_two() -> None:
    assert len(list(rule.problems(pipeline((source(),), (build("X"), deploy("X")))))) == 1
    assert list(rule.problems(pipeline((source(),), (build("X"),), (deploy("X"),)))) == []


def test_it_refuses_a_build_called_like_a_function_s_action_in_a_region() -> None:
    actions = {
        "smoke": {"kind": "lambda", "function": "check", "stage": "staging"},
        "smoke-us-east-1": {"buildspec": "smoke.yml", "stage": "staging"},
    }
    assert found(rule, {"services": {"web": {"actions": actions}}}) == ["services.web.actions.smoke-us-east-1"]


def test_a_region_that_stands_twice_is_left_to_the_rule_of_lists() -> None:
    for rollout in ("all-at-once", "one-region-at-a-time"):
        assert found(rule, {"environments": {"staging": {"regions": ["us-east-1"] * 2, "rollout": rollout}}}) == []


def test_every_finding_has_a_fix() -> None:
    twice = pipeline((source(),), (build("X"), deploy("X")), names=("S", "S"))
    assert len([finding.fix for finding in rule.problems(twice) if finding.fix]) == 2
