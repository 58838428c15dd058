"""Plans that are saved and applied with the real Terraform; the stacks are small, so that it takes no time."""

from __future__ import annotations

import json
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.planning.aws import standing
from tests.planning.handmade import Handmade, elsewhere, plain, reader, writer
from tests.rehearsal.synthesized import BUCKET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.rehearsal


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Handmade, Callable[[str, str], Any]]]:
    project = Handmade(tmp_path_factory.mktemp("handmade"))
    with standing(project) as clients:
        yield project, clients


@pytest.fixture
def project(running: tuple[Handmade, Callable[[str, str], Any]]) -> Handmade:
    return running[0]


@pytest.fixture
def ssm(running: tuple[Handmade, Callable[[str, str], Any]]) -> Any:
    return running[1]("ssm", "us-east-1")


@pytest.fixture
def s3(running: tuple[Handmade, Callable[[str, str], Any]]) -> Any:
    return running[1]("s3", "us-east-1")


@contextmanager
def outputs_in_between(s3: Any, **values: str) -> Iterator[None]:
    """The state of ``writer`` as if someone else had applied it."""
    place = {"Bucket": BUCKET, "Key": "demo/writer.tfstate"}
    former = s3.get_object(**place)["Body"].read()
    state = json.loads(former)
    state["serial"] += 1
    state["outputs"] |= {name: {"value": each, "type": "string"} for name, each in values.items()}
    s3.put_object(**place, Body=json.dumps(state))
    yield
    s3.put_object(**place, Body=former)


def value(ssm: Any, name: str) -> str:
    return str(ssm.get_parameter(Name=f"/{name}")["Parameter"]["Value"])


def names(ssm: Any) -> set[str]:
    pages = ssm.get_paginator("describe_parameters").paginate()
    return {each["Name"].strip("/") for page in pages for each in page["Parameters"]}


def statuses(project: Handmade) -> dict[str, str]:
    index = json.loads((project.plans / "plans.json").read_text())
    return {name: entry["status"] for name, entry in index["stacks"].items()}


def test_a_stack_waits_for_outputs_that_are_new_or_change_and_for_no_others(
    project: Handmade, ssm: Any, s3: Any
) -> None:
    stacks = {"writer": elsewhere(writer("1")), "reader": reader()}
    after = {"reader": ["writer"]}
    project.stacks(stacks, after)
    project.viaduct("plan", "--home-only", "--detailed-exitcode")
    assert statuses(project) == {"writer": "left", "reader": "waits"}
    assert "reader  every stack is planned  to be planned after writer is applied" in project.viaduct("plan", "--rest")
    assert "To be planned now: reader, with `viaduct plan --rest`." in project.viaduct("apply")
    project.viaduct("plan", "--rest", "--detailed-exitcode", code=3)
    assert statuses(project) == {"reader": "planned"}
    with outputs_in_between(s3, value="another"):
        assert "reader: it reads value of writer, which has changed since" in project.viaduct("apply", code=3)
    with outputs_in_between(s3, unread="another"):
        project.viaduct("apply")
    assert value(ssm, "reader") == "1"
    project.commit("Both stand")

    tagged = elsewhere(writer("1"))
    tagged["resource"]["aws_ssm_parameter"]["it"]["tags"] = {"a": "b"}
    project.stacks(stacks | {"writer": tagged}, after)
    assert "reader: not touched: the outputs that it reads stay" in project.viaduct("plan", "--base", "main")
    assert statuses(project) == {"writer": "planned"}

    project.stacks(stacks | {"writer": writer("2")}, after)
    project.viaduct("plan", "--base", "main")
    assert statuses(project) == {"writer": "planned", "reader": "waits"}


def test_a_removed_stack_is_destroyed_as_it_was_reviewed(project: Handmade, ssm: Any) -> None:
    project.stacks({"stays": plain("stays"), "goes": elsewhere(plain("goes"))}, {"stays": ["goes"]})
    project.viaduct("plan")
    project.viaduct("apply")
    assert {"stays", "goes"} <= names(ssm)
    project.commit("Both stand again")

    project.stacks({"stays": plain("stays")})
    project.viaduct("plan", "--base", "main", "--home-only")
    assert "To be planned now: goes, with `viaduct plan --rest`.\ngoes needs a role of" in project.viaduct("apply")
    assert "goes   removed  1 to destroy" in project.viaduct("plan", "--rest", "--detailed-exitcode", code=3)
    assert "--rest: goes must be applied first" in project.viaduct("plan", "--rest", code=2)
    assert "goes" in project.viaduct("review", str(project.plans))
    project.viaduct("apply")

    assert "goes" not in names(ssm)
    assert not list(project.plans.rglob("goes*"))
    assert project.viaduct("plan", "--rest") == "Nothing is left to plan.\n"


def test_plans_of_another_state_or_configuration_are_refused_and_none_is_applied(project: Handmade, ssm: Any) -> None:
    both = {"one": plain("one"), "two": plain("two")}
    project.stacks(both)
    project.viaduct("plan")
    project.stacks(both | {"two": plain("two", "another")})
    assert "two: its configuration is another one than was planned" in project.viaduct("apply", code=3)

    project.stacks(both)
    project.viaduct("plan", "pipelines.yaml", "two", "--out", "elsewhere")
    project.viaduct("apply", "--plans", "elsewhere")
    assert "two: its state is another one than was planned" in project.viaduct("apply", code=3)
    assert "one" not in names(ssm)


def test_after_a_failure_nothing_else_begins_and_later_all_but_the_broken_stack_goes_on(
    project: Handmade, ssm: Any
) -> None:
    half = plain("half")
    half["resource"]["aws_ssm_parameter"]["other"] = {"name": "/other", "type": "String", "value": "x"}
    project.stacks({"half": half, "independent": plain("independent"), "later": plain("later")}, {"later": ["half"]})
    project.viaduct("plan")
    ssm.put_parameter(Name="/other", Type="String", Value="in the way")
    said = project.viaduct("apply", "--parallel", "1", code=1)
    assert "stack half: apply failed" in said
    assert "Not applied: half, independent and later." in said
    assert statuses(project) == {"half": "begun", "independent": "planned", "later": "planned"}

    said = project.viaduct("apply", code=1)
    assert "half is half applied by an apply that broke off" in said
    assert "`viaduct plan pipelines.yaml half later`" in said
    assert statuses(project) == {"half": "begun", "independent": "applied", "later": "planned"}

    ssm.delete_parameter(Name="/other")
    project.viaduct("plan", "pipelines.yaml", "half", "later")
    project.viaduct("apply")
    assert {"half", "independent", "later"} <= names(ssm)
    assert project.viaduct("apply") == "Nothing to apply.\n"


def test_one_stack_that_can_not_be_planned_keeps_none_of_the_others_from_it(project: Handmade) -> None:
    wrong = plain("wrong")
    wrong["resource"]["aws_ssm_parameter"]["it"]["type"] = "Bogus"
    project.stacks({"wrong": wrong, "right": plain("right")})

    assert "stack wrong: plan failed" in project.viaduct("plan", code=1)
    assert statuses(project) == {"wrong": "failed", "right": "planned"}
    assert "wrong: it could not be planned" in project.viaduct("apply", code=3)


def test_an_interrupt_lets_terraform_end_in_order_and_says_how_to_go_on(project: Handmade, ssm: Any) -> None:
    slow = plain("slow")
    slow["resource"]["terraform_data"] = {
        "wait": {"provisioner": [{"local-exec": {"command": "sleep 5"}}], "depends_on": ["aws_ssm_parameter.it"]}
    }
    project.stacks({"slow": slow, "unborn": plain("unborn")}, {"unborn": ["slow"]})
    project.viaduct("plan")
    with project.start("apply") as process:
        assert process.stderr
        said = ""
        while "slow: applying" not in said:
            said = process.stderr.readline()
        while "slow" not in names(ssm):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        printed, said = process.communicate(timeout=120)

    assert process.returncode == 130, said
    assert "Not applied: slow and unborn." in printed
    assert "slow is half applied" in project.viaduct("apply", code=1)
    assert "unborn" not in names(ssm)
