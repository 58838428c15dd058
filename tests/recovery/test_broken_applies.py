"""Applies of the real Terraform that are killed, or can't save their state, and the way back."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import socket
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.planning.handmade import plain
from tests.recovery.answering import say_yes
from tests.recovery.stacks import workshop
from tests.recovery.way import kill_hard
from tests.rehearsal.synthesized import BUCKET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.recovery.conftest import Running
    from tests.recovery.troubled import Troubled

pytestmark = pytest.mark.rehearsal

KILLS = 3
# An apply of the workshop takes the lock with its 7th request, and has given it back with its 45th.
POINTS = (7, 46)
# The Terraforms of another run of the tests on this machine must not seem to work on the same states.
WORKSHOP, UNSAVED, ALIVE, ELSEWHERE = (f"{name}-{os.getpid()}" for name in ("workshop", "unsaved", "alive", "away"))


@pytest.fixture
def project(running: Running) -> Iterator[Troubled]:
    yield running.project
    running.project.way.quiet()


def suggested(said: str) -> list[str]:
    """The command that repairs all, as it was printed."""
    return shlex.split(re.findall(r"^  viaduct (recover .*)$", said, re.MULTILINE)[-1])


def apply_killed_at(project: Troubled, point: int) -> None:
    """The request is answered by AWS, but nobody lives to hear it."""
    with project.start("apply") as process:
        project.way.begin(lambda number: kill_hard(process) if number == point else None)
        process.communicate(timeout=300)
    project.way.quiet()


def test_killed_at_any_point_of_an_apply_the_way_back_leads_to_an_empty_plan(project: Troubled) -> None:
    seed = int(os.environ.get("VIADUCT_SEED") or 0) or random.SystemRandom().randrange(1, 10**6)
    points = random.Random(seed).choices(range(*POINTS), k=KILLS)  # noqa: S311  # no secret is made of it
    sys.stdout.write(f"VIADUCT_SEED={seed}: killed at the requests {points}\n")
    project.stacks({WORKSHOP: workshop(WORKSHOP)})
    project.viaduct("plan")
    for number, point in enumerate(points):
        apply_killed_at(project, point)
        with project.start("recover") as process:
            said, _ = process.communicate(timeout=300)
        if process.returncode:
            if number == 0:
                code, shown = say_yes(["recover"], project.directory, project.environment)
                assert code == 0, shown
            else:
                sys.stdout.write(project.viaduct(*suggested(said)))
        assert "nothing to repair" in project.viaduct("recover")
    project.viaduct("apply")

    assert "no changes" in project.viaduct("plan", "--detailed-exitcode")


def test_a_state_that_could_not_be_saved_is_pushed_from_where_it_was_carried(
    project: Troubled, running: Running
) -> None:
    s3 = running.clients("s3", "us-east-1")
    project.stacks({UNSAVED: plain(UNSAVED)})
    project.viaduct("plan")
    project.way.refuses = lambda method, path: method == "PUT" and path.split("?")[0].endswith(".tfstate")
    project.viaduct("apply", code=1)
    project.way.quiet()
    (project.directory / "cdktf.out").rename(project.directory / "runner")
    file = project.directory / "runner" / "stacks" / UNSAVED / "errored.tfstate"

    said = project.viaduct("recover", "--from", "runner", code=1)
    assert "Terraform made things and could not save them. Only in the file: aws_ssm_parameter.it." in said
    assert file.exists()
    options = f"--push {UNSAVED} --import {UNSAVED} --plan"
    assert suggested(said) == shlex.split(f"recover pipelines.yaml --from runner {options}")
    again = project.viaduct("recover", "--from", "runner", "--push", UNSAVED, "--plan")

    assert f"{UNSAVED}  every stack is planned  no changes" in again
    assert not file.exists()
    held = json.loads(s3.get_object(Bucket=BUCKET, Key=f"demo/{UNSAVED}.tfstate")["Body"].read())
    assert [resource["type"] for resource in held["resources"]] == ["aws_ssm_parameter"]
    assert "nothing to repair" in project.viaduct("recover")


def test_a_lock_whose_apply_is_at_work_is_not_broken(project: Troubled, running: Running) -> None:
    slow: dict[str, Any] = plain(ALIVE)
    slow["resource"]["terraform_data"] = {"wait": {"provisioner": [{"local-exec": {"command": "sleep 15"}}]}}
    project.stacks({ALIVE: slow})
    project.viaduct("plan")
    with project.start("apply") as process:
        lock = held_lock(running, ALIVE)
        said = project.viaduct("recover", code=1)
        assert f"holds the lock {lock}" in said
        assert "It is at work: process" in said
        assert lock not in " ".join(suggested(said))
        assert "a lock that is in force is not broken" in project.viaduct("recover", "--unlock", lock, code=1)
        printed, told = process.communicate(timeout=300)

    assert process.returncode == 0, printed + told
    assert "nothing to repair" in project.viaduct("recover")


def test_a_lock_of_another_machine_is_broken_by_its_own_id_alone(project: Troubled, running: Running) -> None:
    s3 = running.clients("s3", "us-east-1")
    project.stacks({ELSEWHERE: plain(ELSEWHERE)})
    info = {"ID": "1b9e3c52-1111-2222-3333-444455556666", "Operation": "OperationTypePlan", "Who": "ci@runner-7"}
    key = f"demo/{ELSEWHERE}.tfstate.tflock"
    s3.put_object(Bucket=BUCKET, Key=key, Body=json.dumps(info | {"Created": "2026-03-01T09:00:00.123456789Z"}))

    assert "A plan by ci@runner-7, begun 2026-03-01 09:00 UTC" in project.viaduct("recover", code=1)
    assert "no lock has this id; there are 1b9e3c52" in project.viaduct("recover", "--unlock", "another", code=2)
    assert s3.head_object(Bucket=BUCKET, Key=key)
    assert f"{ELSEWHERE}: unlocked" in project.viaduct("recover", "--unlock", info["ID"])
    assert "nothing to repair" in project.viaduct("recover")


def held_lock(running: Running, stack: str) -> str:
    """The id, once the apply has it."""
    s3 = running.clients("s3", "us-east-1")
    while True:
        try:
            held = s3.get_object(Bucket=BUCKET, Key=f"demo/{stack}.tfstate.tflock")["Body"].read()
        except s3.exceptions.NoSuchKey:
            continue
        assert json.loads(held)["Who"].endswith(f"@{socket.gethostname()}")
        return str(json.loads(held)["ID"])
