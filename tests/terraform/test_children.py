from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from viaduct.terraform.children import Children

pytestmark = pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN,
    reason="started with SIGINT ignored (nohup): a shell can't trap what was ignored from the start",
)

ROOT = Path(__file__).parents[2]
# A shell ends by SIGPIPE when it says something to nobody, as Terraform does, unless that was ignored from the start.
CHILD = """\
trap 'sleep {seconds}; echo nobody may hear this; echo state > "$0"; exit' INT
echo ready
while :; do sleep 0.1; done
"""
PARENT = """\
import asyncio, os, sys
from pathlib import Path
from viaduct.terraform.children import Children

with Children(Path(sys.argv[1]), patient=True) as children:
    command = ["sh", "-c", sys.argv[2], sys.argv[3]]
    say = lambda line: print(line, flush=True)
    asyncio.run(children.run(command, directory=Path.cwd(), environment=os.environ, on_line=say))
"""


@pytest.mark.thorough
def test_a_patient_child_that_is_interrupted_gets_the_time_it_needs(tmp_path: Path) -> None:
    written = tmp_path / "state"

    async def interrupted(children: Children) -> None:
        ready = asyncio.Event()
        command = ["sh", "-c", CHILD.format(seconds=6), str(written)]
        running = asyncio.create_task(
            children.run(command, directory=tmp_path, environment=os.environ, on_line=lambda _: ready.set())
        )
        await ready.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    with Children(tmp_path, patient=True) as children:
        asyncio.run(interrupted(children))
    assert written.read_text() == "state\n"


def test_a_patient_child_outlives_a_hard_kill_and_is_asked_to_end(tmp_path: Path) -> None:
    written, work = tmp_path / "state", tmp_path / "work"
    work.mkdir()
    command = [sys.executable, "-c", PARENT, str(work), CHILD.format(seconds=0), str(written)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "ready\n"
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while not written.exists() or not written.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert work.exists()
