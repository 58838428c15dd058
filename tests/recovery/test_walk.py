"""In which order repairs are made, and which are not."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from viaduct.errors import StackFailed
from viaduct.recovery.consent import Consent
from viaduct.recovery.diagnosis import Diagnosis, Holder, Verdict
from viaduct.recovery.found import Lock, State, Unsaved
from viaduct.recovery.processes import this_machine
from viaduct.recovery.repair import Missing, Orphan
from viaduct.recovery.walk import Walk
from viaduct.terraform.signals import Interrupts

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LOCK = Lock("web", "states/demo/web.tfstate.tflock", "the-id", "OperationTypeApply", "ci@runner")
FILE = Unsaved(Path("errored.tfstate"), State(8, "a"))
ALL = Consent(frozenset({"the-id"}), frozenset({"web"}), frozenset({"web"}), plan=True)


class Repairs:
    """Remembers what it was asked for; ``fails`` is what Terraform refuses."""

    def __init__(self, fails: str = "") -> None:
        self.done: list[str] = []
        self._fails = fails

    def _note(self, what: str) -> None:
        if what == self._fails:
            raise StackFailed("web", what, "no")
        self.done.append(what)

    async def unlock(self, lock: Lock) -> None:
        self._note("unlock")

    async def push(self, stack: str, unsaved: Unsaved) -> State:
        self._note("push")
        return State(8, "a")

    async def look(self, stack: str) -> Missing:
        self._note("look")
        return Missing((Orphan("aws_iam_role.it", "web"),))

    async def adopt(self, stack: str, orphan: Orphan) -> None:
        self._note("adopt")


def walked(found: Diagnosis, consent: Consent, fails: str = "") -> tuple[list[str], dict[str, str]]:
    repairs: Any = Repairs(fails)
    walk = Walk(consent, repairs, Interrupts(), lambda text: None, NOW)
    walk.repair(found, synthesized=True)
    return repairs.done, walk.left


def web(**more: Any) -> Diagnosis:
    usual = {"lock": LOCK, "holder": Holder.ELSEWHERE, "unsaved": FILE, "verdict": Verdict.PUSH}
    return Diagnosis("web", State(7, "a"), **usual | more)


def test_all_that_is_agreed_to_is_repaired_in_its_order() -> None:
    assert walked(web(), ALL) == (["unlock", "push", "look", "adopt"], {})


def test_what_is_asked_for_is_repaired_after_a_yes_and_nothing_after_a_no() -> None:
    asked: list[str] = []

    def ask(question: str) -> bool:
        asked.append(question)
        return len(asked) < 2

    done, left = walked(web(), Consent(ask=ask))
    assert done == ["unlock"]
    assert left == {"web": "errored.tfstate is not saved (--push web)"}
    assert "an apply by ci@runner, holds the lock the-id. Is it surely dead" in asked[0]


@pytest.mark.parametrize(
    ("found", "consent", "done", "left"),
    [
        (web(holder=Holder.RUNS, pids=(7,)), ALL, [], "a Terraform is at work on it"),
        (web(lock=None, holder=None, pids=(7,)), ALL, [], "a Terraform is at work on it"),
        (web(), Consent(push=frozenset({"web"})), [], "it is locked (--unlock the-id)"),
        (web(lock=Lock("web", "states/w.tflock")), ALL, [], "remove it: `aws s3 rm s3://states/w.tflock`"),
        (web(verdict=Verdict.FOREIGN), ALL, ["unlock"], "is for a person to judge"),
    ],
)
def test_what_may_not_be_repaired_holds_up_what_comes_after(
    found: Diagnosis, consent: Consent, done: list[str], left: str
) -> None:
    did, why = walked(found, consent)

    assert did == done
    assert left in why["web"]


def test_what_terraform_refuses_is_left_with_its_words() -> None:
    assert walked(web(), ALL, fails="push") == (["unlock"], {"web": "push failed: no"})


def test_a_terraform_of_this_machine_is_known_by_the_state_that_it_works_on(tmp_path: Path) -> None:
    at = tmp_path / "web" / ".terraform"
    at.mkdir(parents=True)
    config = {"bucket": "states", "key": f"{tmp_path.name}/web.tfstate"}
    (at / "terraform.tfstate").write_text(json.dumps({"backend": {"config": config}}))
    words = ["terraform", "-c", "echo begun; read line"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, executable="/bin/sh", cwd=at.parent, **pipes) as process:
        # A process has no words yet while it is being started.
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        running = this_machine().running or ()

    (found,) = (each for each in running if each.pid == process.pid)
    assert found.works_on("web", f"states/{tmp_path.name}/web.tfstate")
    assert not found.works_on("web", "states/another/web.tfstate")
