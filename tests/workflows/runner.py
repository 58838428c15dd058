"""Runs workflows of a repository job by job, as GitHub does."""

from __future__ import annotations

import subprocess
import threading
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML

from tests.github.fake import REPOSITORY, TOKEN
from tests.workflows.expressions import Scope
from tests.workflows.job import Job
from tests.workflows.runs import VARIABLES, Event, Run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.github.fake import Hub


class Runner:
    """Runs workflows of the repository at ``origin``, on machines whose AWS is the one in ``machine``."""

    def __init__(self, origin: Path, scratch: Path, hub: Hub, machine: Mapping[str, str]) -> None:
        self.cancelled = threading.Event()
        self._origin = origin
        self._scratch = scratch
        self._hub = hub
        self._machine = dict(machine)

    def run(self, workflow: str, event: Event) -> Run:
        """Run a workflow as it is at the event's commit, job after job."""
        self.cancelled.clear()
        definition = self._definition(workflow, event.commit)
        number = self._hub.ran(event.head or event.commit, None, event=event.name)
        run = Run(number)
        needs: dict[str, Any] = {}
        for name, job in definition["jobs"].items():
            contexts = self._contexts(event, run) | {"needs": needs}
            outer = Scope(contexts, self._scratch, failed=not _went_well(job, run))
            if outer.holds(job.get("if")):
                done = Job(self, job, contexts, self._scratch / f"run-{number}-{name}", run)
                run.results[name], outputs = done.run(event)
            else:
                run.results[name], outputs = "skipped", {}
            needs[name] = {"result": run.results[name], "outputs": outputs}
        conclusion = "failure" if "failure" in run.results.values() else "success"
        self._hub.ended(number, "cancelled" if self.cancelled.is_set() else conclusion)
        return run

    def _definition(self, workflow: str, commit: str) -> Any:
        shown = subprocess.run(
            ["git", "show", f"{commit}:.github/workflows/{workflow}"], cwd=self._origin, capture_output=True, check=True
        )
        return YAML(typ="safe").load(shown.stdout)

    def _contexts(self, event: Event, run: Run) -> dict[str, Any]:
        github = {
            "event": event.payload,
            "event_name": event.name,
            "repository": REPOSITORY,
            "run_attempt": 1,
            "run_id": run.number,
            "server_url": "https://github.example",
            "sha": event.commit,
            "token": TOKEN,
        }
        return {"github": github, "vars": VARIABLES, "secrets": {}}

    def clone(self, commit: str, workspace: Path) -> None:
        """What actions/checkout does."""
        subprocess.run(["git", "clone", "--quiet", str(self._origin), str(workspace)], check=True)
        subprocess.run(["git", "checkout", "--quiet", commit], cwd=workspace, check=True)

    @property
    def hub(self) -> Hub:
        return self._hub

    @property
    def machine(self) -> dict[str, str]:
        return self._machine


def _went_well(job: Any, run: Run) -> bool:
    needed = job.get("needs", [])
    return all(run.results[name] == "success" for name in ([needed] if isinstance(needed, str) else needed))
