"""From opening a pull request to an empty plan, through the steps of the workflows."""

from __future__ import annotations

import json
import shutil
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.github.fake import REPOSITORY, Hub
from tests.planning.aws import standing
from tests.planning.project import ROOT, TINY, Project
from tests.workflows.runner import Runner
from tests.workflows.runs import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.workflows.runs import Run

pytestmark = pytest.mark.rehearsal

STATES = "tiny-terraform-state-111111111111"
CHANGED = TINY.replace("kind: sam}", "kind: sam}, build: {timeout: 45m}")


class PullRequest:
    """A branch of the project, and what GitHub runs for it."""

    def __init__(self, number: int, project: Project, hub: Hub, runner: Runner) -> None:
        self.number = number
        self._project = project
        self._hub = hub
        self._runner = runner
        self._event = Event("pull_request", {}, "")
        project.git("checkout", "--quiet", "-b", self._branch)

    @property
    def _branch(self) -> str:
        return f"change-{self.number}"

    @property
    def comments(self) -> list[str]:
        return [each["body"] for each in self._hub.comments.get(self.number, [])]

    def push(self, spec: str) -> Run:
        """Change the spec; GitHub plans what a merge would be."""
        self._project.write(spec)
        self._project.commit("Change")
        head = self._project.git("rev-parse", "HEAD")
        self._project.git("checkout", "--quiet", "--detach", "main")
        self._project.git("-c", "user.name=G", "-c", "user.email=g@example.com", "merge", "--quiet", "--no-ff", head)
        payload = {"pull_request": {"number": self.number, "head": {"repo": {"full_name": REPOSITORY}}}}
        self._event = Event("pull_request", payload, self._project.git("rev-parse", "HEAD"), head)
        self._project.git("checkout", "--quiet", self._branch)
        return self._runner.run("plan.yml", self._event)

    def merge(self) -> Run:
        """Squash it into main; GitHub applies."""
        self._project.git("checkout", "--quiet", "main")
        before = self._project.git("rev-parse", "main")
        self._project.git("merge", "--quiet", "--squash", self._branch)
        self._project.commit("Change, reviewed")
        commit = self._project.git("rev-parse", "HEAD")
        self._hub.merge(self.number, self.head, commit)
        return self._runner.run("apply.yml", Event("push", {"before": before}, commit))

    @property
    def head(self) -> str:
        """The newest commit of the branch."""
        return self._event.head


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A repository with the workflows."""
    made = Project(tmp_path)
    shutil.copytree(ROOT / ".github", made.directory / ".github")
    made.commit("Add workflows")
    return made


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as made:
        yield made


def planned(run: Run, scratch: Path) -> dict[str, Any]:
    index = scratch / f"run-{run.number}-plan" / "cdktf.out" / "plans" / "plans.json"
    found: dict[str, Any] = json.loads(index.read_text())["stacks"]
    return found


def cancel_while_applying(runner: Runner, workspaces: Path) -> None:
    """Cancel the run as soon as Terraform applies a plan in its last job."""
    former = set(workspaces.glob("run-*-rest"))

    def begun() -> bool:
        indices = (at / "cdktf.out" / "plans" / "plans.json" for at in set(workspaces.glob("run-*-rest")) - former)
        return any(at.exists() and '"begun"' in at.read_text() for at in indices)

    def wait() -> None:
        while not begun():
            time.sleep(0.02)
        runner.cancelled.set()

    threading.Thread(target=wait, daemon=True).start()


def test_a_change_is_planned_commented_updated_merged_and_applied(project: Project, hub: Hub, tmp_path: Path) -> None:
    with standing(project) as aws:
        runner = Runner(project.directory, tmp_path, hub, project.machine)
        project.git("rm", "--quiet", "pipelines.yaml")
        project.commit("Begin without a spec")

        first = PullRequest(1, project, hub, runner)
        planning = first.push(TINY)
        assert planning.results == {"plan": "success"}, planning.text
        (comment,) = first.comments
        assert "connection" in comment
        assert "hello-pipeline" in comment
        run = first.merge()
        assert run.results == {"reviewed": "success", "apply": "success", "rest": "success"}, run.text
        assert any("hello-pipeline" in summary for summary in run.summaries)
        assert aws("codepipeline", "us-east-1").get_pipeline(name="tiny-hello")

        second = PullRequest(2, project, hub, runner)
        second.push(CHANGED.replace("45m", "40m"))
        (comment,) = second.comments
        assert "40" in comment
        run = second.push(CHANGED)
        assert planned(run, tmp_path).keys() == {"hello-pipeline"}
        (comment,) = second.comments
        assert "build_timeout" in comment
        assert "45" in comment

        another = hub.download(planning.number, "plans-1")
        hub.upload(hub.ran(second.head), "plans-1", another)
        run = second.merge()
        assert run.results == {"reviewed": "success", "apply": "failure", "rest": "skipped"}, run.text
        assert "hello-pipeline: no plan of it was reviewed" in run.text
        assert timeout_of(aws) == 60

        cancel_while_applying(runner, tmp_path)
        by_hand = Event("workflow_dispatch", {}, project.git("rev-parse", "main"))
        run = runner.run("apply.yml", by_hand)
        assert run.results == {"reviewed": "skipped", "apply": "success", "rest": "cancelled"}, run.text
        assert any("build_timeout" in summary for summary in run.summaries)
        assert hub.download(run.number, "left-of-rest").keys() == {"left.sealed"}
        keys = [each["Key"] for each in aws("s3", "us-east-1").list_objects_v2(Bucket=STATES)["Contents"]]
        assert not [key for key in keys if key.endswith(".tflock")]
        run = runner.run("apply.yml", by_hand)
        assert run.results == {"reviewed": "skipped", "apply": "success", "rest": "success"}, run.text
        assert timeout_of(aws) == 45

        third = PullRequest(3, project, hub, runner)
        run = third.push(f"# Nothing but a comment.\n{CHANGED}")
        assert planned(run, tmp_path) == {}
        assert third.merge().results == {"reviewed": "success", "apply": "skipped", "rest": "skipped"}
        project.viaduct("plan", "--detailed-exitcode")


def timeout_of(aws: Any) -> int:
    (found,) = aws("codebuild", "us-east-1").batch_get_projects(names=["tiny-hello"])["projects"]
    return int(found["timeoutInMinutes"])
