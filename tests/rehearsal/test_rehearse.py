"""Rehearsals of small systems with the real Terraform, each as a whole process."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.rehearsal.running import Running
from tests.rehearsal.synthesized import TRUST, config, parameter, remote_state, write_output

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.rehearsal,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc"),
]

# Inside the provider a queue takes 25 s, whatever the AWS answers.
SLOW = {"aws_sqs_queue": {"slow": {"name": "slow"}}}


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    return write_output(tmp_path / "output", {"slow": config("slow", resource=SLOW)})


def wait_for_the_provider(run: Running) -> None:
    run.wait_for("slow: applying")
    run.wait_until(lambda: run.children("terraform-provider"), "no provider was started")
    run.wait_until(lambda: run.children("\0apply\0"), "no command attached to it")


def test_two_stacks_are_applied_planned_again_and_destroyed(tmp_path: Path) -> None:
    role = {"name": "it", "assume_role_policy": TRUST, "lifecycle": {"prevent_destroy": True}}
    output = write_output(
        tmp_path / "output",
        {
            "first": config(
                "first", resource=parameter("a"), output={"arn": {"value": "${aws_ssm_parameter.it.name}"}}
            ),
            "second": config(
                "second",
                resource=parameter("b", "${data.terraform_remote_state.first.outputs.arn}")
                | {"aws_iam_role": {"it": role}},
                data=remote_state("first"),
            ),
        },
        {"second": ["first"]},
    )
    mine = {"AWS_PROFILE": "nobody", "TF_CLI_ARGS": "-bogus", "TF_WORKSPACE": "other", "TF_DATA_DIR": "/nowhere"}
    with Running(output, tmp_path / "run", **mine) as run:
        assert run.finish() == 0, run.said
        table = run.said.partition("second plan")[2].splitlines()
        rows = [line.split() for line in table if line.startswith(("first", "second"))]
        assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
            ("first", "1", "empty", "yes"),
            ("second", "2", "empty", "yes"),
        ]
        assert "2 applied, 2 second plans empty, 2 destroyed" in run.said
        assert run.children() == []
        assert list(run.scratch.iterdir()) == []


def test_a_refused_resource_ends_it_with_terraforms_own_words_and_address(tmp_path: Path) -> None:
    policy = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Maybe", "Action": "*", "Resource": "*"}]})
    refused = {"aws_iam_policy": {"bad": {"name": "bad", "policy": policy}}}
    configs = {"bad": config("bad", resource=refused), "slow": config("slow", resource=SLOW)}
    with Running(write_output(tmp_path / "output", configs), tmp_path / "run") as run:
        assert run.finish() == 1, run.said
        assert "viaduct: stack bad: apply failed\n" in run.said
        assert "MalformedPolicyDocument" in run.said
        assert "(aws_iam_policy.bad)" in run.said
        assert "bad: applying failed" in run.said
        assert "slow: applying stopped" in run.said
        assert run.children() == []
        (work,) = run.scratch.iterdir()
        assert f"The logs of every command are kept in {work / 'logs'}" in run.said
        assert (work / "logs" / "bad.apply.log").exists()


def test_a_second_plan_that_would_change_something_is_told_with_the_attribute(tmp_path: Path) -> None:
    output = write_output(
        tmp_path / "output", {"restless": config("restless", resource=parameter("a", "${timestamp()}"))}
    )
    with Running(output, tmp_path / "run") as run:
        assert run.finish() == 1, run.said
        assert "restless: second plan: aws_ssm_parameter.it (update): " in run.said.splitlines()[-1]
        assert "value" in run.said.splitlines()[-1]
        assert "1 applied, 0 second plans empty, 1 destroyed" in run.said


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_during_apply_leaves_nothing(tmp_path: Path, slow: Path, number: int, code: int) -> None:
    with Running(slow, tmp_path / "run") as run:
        wait_for_the_provider(run)
        run.process.send_signal(number)
        assert run.finish() == code, run.said
        assert run.children() == []
        assert list(run.scratch.iterdir()) == []


def test_a_hard_kill_leaves_no_process_and_no_file(tmp_path: Path, slow: Path) -> None:
    with Running(slow, tmp_path / "run") as run:
        wait_for_the_provider(run)
        run.process.kill()
        run.finish()
        run.wait_until(lambda: not run.children(), "something lives on")
        run.wait_until(lambda: not list(run.scratch.iterdir()), "something lies about")


def test_the_death_of_the_embedded_aws_is_told(tmp_path: Path, slow: Path) -> None:
    with Running(slow, tmp_path / "run") as run:
        wait_for_the_provider(run)
        (aws,) = run.children("viaduct.rehearsal.embedded_aws")
        os.kill(aws, signal.SIGKILL)
        assert run.finish() == 1, run.said
        assert "viaduct: the embedded AWS is gone" in run.said
        assert run.children() == []


def test_a_kept_aws_stays_until_ctrl_c(tmp_path: Path) -> None:
    output = write_output(tmp_path / "output", {"kept": config("kept", resource=parameter("a"))})
    with Running(output, tmp_path / "run", "--keep") as run:
        run.wait_for("until you press Ctrl-C")
        assert "export AWS_ENDPOINT_URL=http://127.0.0.1:" in run.said
        assert run.children("viaduct.rehearsal.embedded_aws")
        run.process.send_signal(signal.SIGINT)
        assert run.finish() == 0, run.said
        assert run.children() == []
