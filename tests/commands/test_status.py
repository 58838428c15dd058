"""``viaduct status`` as a whole process."""

from __future__ import annotations

import json
import select
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.watch.world import World


def test_what_is_not_deployed_waits_for_a_person(world: World) -> None:
    ran = world.run("status", "web")
    assert (ran.returncode, ran.stderr) == (3, "")
    assert "web: not deployed yet in us-east-1: cdktf deploy web-pipeline" in ran.stdout


def test_a_pending_connection_waits_for_a_person_with_a_link(world: World) -> None:
    world.deploy(connection=world.connection())
    ran = world.run("status", "web")
    assert ran.returncode == 3
    assert f"the connection {world.name} is PENDING" in ran.stdout
    assert "https://us-east-1.console.aws.amazon.com/codesuite/settings/connections" in ran.stdout


def test_a_pipeline_that_is_well_or_under_way_exits_0(world: World) -> None:
    world.deploy()
    assert world.run("status", "web").returncode == 0
    world.tag("hangs", "Source/Source")
    world.start()
    ran = world.run("status", "web")
    assert ran.returncode == 0
    assert "InProgress" in ran.stdout


def test_an_approval_exits_3_and_a_failure_anywhere_1(world: World) -> None:
    for service in ("web", "hello"):
        world.deploy(service)
        world.start(service)
    assert world.run("status").returncode == 3
    world.tag("fails", "Source/Source", "hello")
    world.start("hello")
    ran = world.run("status")
    assert ran.returncode == 1
    assert [line.split()[0] for line in ran.stdout.splitlines() if line[:1] not in {"", " ", "-"}][:3] == [
        "service",
        "hello",
        "web",
    ]


def test_json_says_the_same_to_a_script_and_keeps_the_token(world: World) -> None:
    world.deploy()
    execution = world.start()
    ran = world.run("status", "web", "--format", "json")
    told = json.loads(ran.stdout)
    assert ran.returncode == told["exit_code"] == 3
    assert told["pipelines"][0]["last"]["id"] == execution
    assert told["needs"][0]["who"] == "approver"
    assert "token" not in ran.stdout


@pytest.fixture
def watching(world: World) -> Iterator[subprocess.Popen[bytes]]:
    command, environment = world.command("status", "web", "--watch", "--every", "1"), world.environment()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    with process:
        yield process
        process.kill()


def read_until(words: bytes, process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    line = b""
    while words not in line:
        assert select.select([process.stdout], [], [], 120)[0], "nothing was said for 120 s"
        line = process.stdout.readline()
        assert line, "it has ended"


def test_a_watch_tells_what_changes_and_ends_well_with_ctrl_c(world: World, watching: subprocess.Popen[bytes]) -> None:
    read_until(b"web: not deployed yet", watching)
    world.deploy()
    world.start()
    read_until(b"Release to production?", watching)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(120) == 0
    assert watching.stderr is not None
    assert watching.stderr.read() == b""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["wbe"], 'there is no service "wbe"; did you mean "web"? (known: hello, web)'),
        (["--watch", "--format", "json"], "--watch shows text"),
    ],
)
def test_wrong_usage_exits_2(world: World, arguments: list[str], words: str) -> None:
    ran = world.run("status", *arguments)
    assert ran.returncode == 2
    assert words in ran.stderr


def test_an_aws_that_can_not_be_reached_or_used_is_one_paragraph(world: World) -> None:
    unreachable = world.run("status", AWS_ENDPOINT_URL="http://127.0.0.1:9")
    keyless = world.run("status", AWS_ACCESS_KEY_ID="", AWS_SECRET_ACCESS_KEY="")
    for ran, words in ((unreachable, "AWS can't be reached"), (keyless, "no usable AWS credentials")):
        assert ran.returncode == 1
        assert ran.stderr.startswith("viaduct: could not look at the pipelines: ")
        assert words in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_another_accounts_credentials_are_refused(world: World) -> None:
    world.spec.write_text(world.spec.read_text().replace("111111111111", "222222222222"))
    ran = world.run("status")
    assert ran.returncode == 1
    assert "these credentials are of account 111111111111" in ran.stderr
