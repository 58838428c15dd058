"""What is checked before a wave, after it, and what follows when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specs import EXAMPLES
from viaduct.delivery import Condition, Failure, Provider, pipeline_of
from viaduct.delivery.gates import own_alarms
from viaduct.spec import load_system
from viaduct.spec.targets import all_targets, deploy_at

if TYPE_CHECKING:
    from viaduct.delivery import Stage

SYSTEM = load_system(EXAMPLES["gates"])


def stages(service: str) -> dict[str, Stage]:
    return {stage.name: stage for stage in pipeline_of(SYSTEM, service).stages}


def watched(condition: Condition | None) -> list[tuple[str, str, str]]:
    """Alarm, region and minutes of each rule."""
    assert condition
    return [(r.configuration["AlarmName"], r.region, r.configuration["WaitTime"]) for r in condition.rules]


def test_each_wave_has_an_approval_that_says_which_one_it_is() -> None:
    approvals = [a for a in pipeline_of(SYSTEM, "web").actions if a.provider is Provider.APPROVAL]
    assert list(stages("web"))[2:] == [
        "production-eu-west-1-approval",
        "production-eu-west-1",
        "production-eu-central-1-approval",
        "production-eu-central-1",
    ]
    assert [each.configuration["CustomData"] for each in approvals] == [
        "Release web to production in eu-west-1?",
        "Release web to production in eu-central-1?",
    ]


def test_a_wave_bakes_under_the_fleet_s_own_alarm_and_the_named_ones() -> None:
    baking = stages("web")["production-eu-west-1"].on_success
    assert watched(baking) == [
        ("gates-web-production-errors", "eu-west-1", "30"),
        ("Shop: orders per minute", "eu-west-1", "30"),
    ]
    assert baking
    assert baking.result == "ROLLBACK"


def test_after_the_last_wave_there_is_no_bake_and_a_name_is_looked_for_in_the_wave_s_region() -> None:
    assert watched(stages("web")["production-eu-central-1"].on_success) == [
        ("gates-web-production-errors", "eu-central-1", "10"),
        ("checkout-errors", "eu-central-1", "10"),
    ]


def test_a_target_without_an_alarm_of_its_own_is_watched_by_the_named_ones() -> None:
    assert watched(stages("api")["production-eu-central-1"].on_success) == [("checkout-errors", "eu-central-1", "10")]


def test_the_window_holds_back_every_wave() -> None:
    for name in ("production-eu-west-1", "production-eu-central-1"):
        entry = stages("web")[name].before_entry
        assert entry
        (window,) = entry.rules
        assert (window.provider, entry.result) == ("DeploymentWindow", "FAIL")
        assert window.configuration == {"Cron": "* * 9-16 ? * MON-THU", "TimeZone": "Europe/Berlin"}


def test_a_failed_wave_is_rolled_back_or_tried_again() -> None:
    assert stages("api")["staging"].on_failure == Failure(
        "RETRY", "FAILED_ACTIONS", ("environments", "staging", "on_failure")
    )
    assert stages("web")["production-eu-west-1"].on_failure == Failure(
        "ROLLBACK", path=("environments", "production", "on_failure")
    )


def test_sources_builds_and_approvals_have_no_gates() -> None:
    for name in ("Source", "Build", "production-eu-west-1-approval"):
        stage = stages("web")[name]
        assert (stage.conditions, stage.on_failure) == ((), None)


def test_what_runs_in_parallel_fails_where_it_can_t_roll_back() -> None:
    web = SYSTEM.services["web"].model_copy(update={"execution_mode": "parallel"})
    system = SYSTEM.model_copy(update={"services": {"web": web}})
    planned = pipeline_of(system, "web")
    assert planned.execution_mode == "PARALLEL"
    assert {stage.on_success.result for stage in planned.stages if stage.on_success} == {"FAIL"}


def test_instances_that_exist_already_have_no_alarm_of_their_own() -> None:
    system = load_system(EXAMPLES["codedeploy"])
    tagged = [at for at in all_targets(system) if getattr(deploy_at(system, at), "tags", None)]
    assert tagged
    assert [own_alarms(system, at) for at in tagged] == [()] * len(tagged)
