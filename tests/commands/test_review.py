from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.review.building import created, destroyed, plan

ROOT = Path(__file__).parents[2]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    directory = tmp_path / "plans"
    directory.mkdir()
    (directory / "web.json").write_text(json.dumps(plan(destroyed("aws_s3_bucket.a", bucket="demo-a"))))
    (directory / "alerts.json").write_text(json.dumps(plan(created("aws_sns_topic.a", name="demo-alerts"))))
    return directory


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "viaduct", "review", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment or None, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_directory_of_plans_becomes_a_comment(plans: Path) -> None:
    ran = run(plans)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("<!-- viaduct-review -->\n")
    assert "aws_s3_bucket.a is destroyed" in ran.stdout


def test_the_comment_can_go_to_a_file(plans: Path, tmp_path: Path) -> None:
    ran = run(plans, "--out", tmp_path / "comment.md")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert (tmp_path / "comment.md").read_text() == run(plans).stdout


def test_what_is_no_plan_is_an_error_for_people(plans: Path) -> None:
    (plans / "broken.json").write_text("{}")
    ran = run(plans)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"viaduct: {plans / 'broken.json'} is no plan; ")


def test_plans_have_to_be_named() -> None:
    assert run().returncode == 2


def test_a_gate_that_fires_is_an_exit_code_of_its_own_and_the_comment_is_there(plans: Path) -> None:
    ran = run(plans, "--fail-on", "destroy-stateful,drift")
    assert ran.returncode == 3
    assert ran.stdout.startswith("<!-- viaduct-review -->")
    assert ran.stderr.endswith("\n  destroy-stateful: aws_s3_bucket.a in web\n")


def test_a_gate_that_does_not_fire_is_none(plans: Path) -> None:
    assert run(plans, "--fail-on", "drift").returncode == 0


def test_an_unknown_gate_is_wrong_usage(plans: Path) -> None:
    ran = run(plans, "--fail-on", "destory")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "allowed: destroy-stateful, " in ran.stderr


def test_scripts_get_json(plans: Path) -> None:
    ran = run(plans, "--format", "json", "--fail-on", "destroy-stateful")
    answer = json.loads(ran.stdout)
    assert (ran.returncode, answer["version"]) == (3, 1)
    assert answer["fired"] == [{"gate": "destroy-stateful", "stack": "web", "address": "aws_s3_bucket.a"}]


def test_a_comment_says_why_the_check_fails(plans: Path) -> None:
    assert "**The check fails on** `destroy` (1)" in run(plans, "--fail-on", "destroy,drift").stdout


def test_a_page_for_a_browser_is_written_too(plans: Path, tmp_path: Path) -> None:
    ran = run(plans, "--html", tmp_path / "review.html")
    assert ran.stdout == run(plans).stdout
    assert (tmp_path / "review.html").read_text().startswith("<!doctype html>")


def test_the_same_text_is_added_to_the_summary_of_the_step(plans: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    ran = run(plans, "--step-summary", **os.environ | {"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.read_text() == f"before\n{ran.stdout}"


def test_the_summary_is_left_alone_unless_it_is_asked_for(plans: Path, tmp_path: Path) -> None:
    run(plans, **os.environ | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")})
    assert not (tmp_path / "summary.md").exists()


def test_a_summary_outside_of_github_is_wrong_usage(plans: Path) -> None:
    without = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
    ran = run(plans, "--step-summary", **without)
    assert ran.returncode == 2
    assert "GITHUB_STEP_SUMMARY" in ran.stderr


def test_a_comment_can_have_a_marker_of_its_own(plans: Path) -> None:
    assert run(plans, "--marker", "plans-of-live").stdout.startswith("<!-- plans-of-live -->\n")


@pytest.mark.parametrize("arguments", [["--marker", "-->"], ["--marker", "a--b"], ["--details-at", "javascript:x"]])
def test_what_would_not_do_in_a_comment_is_wrong_usage(plans: Path, arguments: list[str]) -> None:
    assert run(plans, *arguments).returncode == 2


def test_of_what_plan_saves_the_stacks_without_a_plan_are_told_and_the_exit_code_is_the_same(tmp_path: Path) -> None:
    entry = {"reason": "new", "digest": "1"}
    stacks = {"web": entry | {"status": "failed"}, "api": entry | {"status": "waits", "waits_for": ["web"]}}
    (tmp_path / "plans.json").write_text(json.dumps({"stacks": stacks}))
    ran = run(tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "### 🔴 Look closely: 1 stack that could not be planned and 1 stack not planned yet\n" in ran.stdout
