"""A runner's work on one job: runs the steps of the workflows' files as they stand, and stands in for the actions.

What is real: the shell commands, with GitHub's shell and its way to cancel. What is not: setting up a machine (this one
is), and GitHub's own side, for which there is ``tests.github.fake``.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from tests.github.fake import REPOSITORY
from tests.workflows.expressions import Scope
from tests.workflows.runs import APPLY_ROLE, PLAN_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.workflows.runner import Runner
    from tests.workflows.runs import Event, Run

# What a cancelled step gets between SIGINT and SIGTERM, and until SIGKILL, in seconds.
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
GRACE = (7.5, 2.5)
SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
# Which environment a job must be in for which role: the trust policies of the stack plan-roles.
TRUSTED = {PLAN_ROLE: None, APPLY_ROLE: "production"}


def read(path: Path) -> Any:
    """A workflow or an action."""
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


class Job:
    """One job, on a machine of its own."""

    def __init__(self, runner: Runner, definition: Any, contexts: dict[str, Any], workspace: Path, run: Run) -> None:
        self._runner = runner
        self._definition = definition
        self._run = run
        self._workspace = workspace
        self._scope = Scope(contexts | {"steps": {}}, workspace)
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TF_"))}

    def run(self, event: Event) -> tuple[str, dict[str, str]]:
        """Its result, and its outputs."""
        files = self._workspace.with_name(f"{self._workspace.name}-files")
        files.mkdir()
        (files / "event.json").write_text(json.dumps(event.payload))
        self._environment |= {
            "GITHUB_API_URL": self._runner.hub.api,
            "GITHUB_EVENT_PATH": str(files / "event.json"),
            "GITHUB_REF_NAME": "main",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_SHA": event.commit,
            "GITHUB_STEP_SUMMARY": str(files / "summary.md"),
        }
        for step in self._definition["steps"]:
            self._step(step, self._scope)
        if (summary := files / "summary.md").exists():
            self._run.summaries.append(summary.read_text(encoding="utf-8"))
        outputs = {name: self._scope.filled(of) for name, of in self._definition.get("outputs", {}).items()}
        if self._scope.cancelled:
            return "cancelled", outputs
        return "failure" if self._scope.failed else "success", outputs

    def _step(self, step: Any, scope: Scope) -> None:
        if not scope.holds(step.get("if")):
            return
        given = {name: scope.filled(value) for name, value in step.get("with", {}).items()}
        if "run" in step:
            environment = {name: scope.filled(value) for name, value in step.get("env", {}).items()}
            succeeded = self._shell(scope.filled(step["run"]), environment)
        else:
            succeeded = self._action(step["uses"].partition("@")[0], given, step.get("id"), scope)
        scope.failed = scope.failed or not succeeded
        scope.cancelled = self._runner.cancelled.is_set()

    def _shell(self, command: str, given: Mapping[str, str]) -> bool:
        """The way GitHub runs a step, and cancels one."""
        environment = self._environment | dict(given)
        with subprocess.Popen(
            [*SHELL, "-c", command],
            cwd=self._workspace,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process:
            was_cancelled = self._runner.cancelled.is_set()
            watcher = threading.Thread(target=self._cancel, args=(process,), daemon=True)
            if not was_cancelled:
                watcher.start()
            self._run.said.append(f"$ {command}\n{process.communicate()[0]}")
        return process.returncode == 0 and (was_cancelled or not self._runner.cancelled.is_set())

    def _cancel(self, process: subprocess.Popen[str]) -> None:
        while process.poll() is None and not self._runner.cancelled.wait(0.05):
            pass
        for number, seconds in zip((signal.SIGINT, signal.SIGTERM), GRACE, strict=True):
            if process.poll() is None:
                process.send_signal(number)
            end = time.monotonic() + seconds
            while process.poll() is None and time.monotonic() < end:
                time.sleep(0.05)
        if process.poll() is None:
            process.kill()

    def _action(self, name: str, given: dict[str, str], id_: str | None, scope: Scope) -> bool:
        if name == "./.github/actions/apply":
            return self._composite(name, given)
        actions: dict[str, Callable[[], dict[str, str]]] = {
            "actions/checkout": lambda: self._check_out(given),
            "./.github/actions/set-up": self._set_up,
            "aws-actions/configure-aws-credentials": lambda: self._log_in(given),
            "actions/upload-artifact": lambda: self._upload(given),
            "actions/download-artifact": lambda: self._download(given),
        }
        outputs = actions[name]()
        if id_:
            scope.contexts["steps"][id_] = {"outputs": outputs}
        return True

    def _composite(self, name: str, given: dict[str, str]) -> bool:
        action = read(self._workspace / name / "action.yml")
        inner = Scope({"inputs": given, "steps": {}}, self._workspace, cancelled=self._scope.cancelled)
        for step in action["runs"]["steps"]:
            self._step(step, inner)
        self._scope.cancelled = inner.cancelled
        return not inner.failed

    def _check_out(self, given: dict[str, str]) -> dict[str, str]:
        assert given["persist-credentials"] == "False"
        self._runner.clone(self._scope.contexts["github"]["sha"], self._workspace)
        return {}

    def _set_up(self) -> dict[str, str]:
        """This machine is set up already."""
        (self._workspace / ".venv").symlink_to(sys.prefix)
        return {}

    def _log_in(self, given: dict[str, str]) -> dict[str, str]:
        """AWS trusts the token of a job that may have one, in the right environment."""
        assert self._definition["permissions"]["id-token"] == "write"
        assert self._definition.get("environment") == TRUSTED[given["role-to-assume"]]
        self._environment |= self._runner.machine | {"AWS_REGION": given["aws-region"]}
        return {}

    def _upload(self, given: dict[str, str]) -> dict[str, str]:
        file = self._workspace / given["path"]
        return {
            "artifact-id": str(self._runner.hub.upload(self._run.number, given["name"], {file.name: file.read_bytes()}))
        }

    def _download(self, given: dict[str, str]) -> dict[str, str]:
        into = self._workspace / given["path"]
        into.mkdir(parents=True, exist_ok=True)
        for file, content in self._runner.hub.download(self._run.number, given["name"]).items():
            (into / file).write_bytes(content)
        return {}
