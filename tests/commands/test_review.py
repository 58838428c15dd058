from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.review.plans import created, destroyed, plan

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
