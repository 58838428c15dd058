"""Runs checkov on plans, with what it knows itself: nothing is fetched and nothing is sent."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from tests import pinned
from tests.findings.accepted import Finding

ENVIRONMENT = Path(__file__).parents[2] / ".venv-checkov"
REQUIREMENTS = Path(__file__).with_name("checkov-requirements.txt")
SECONDS = 1200


def findings(plans: Path) -> set[Finding]:
    """What it finds in a directory of plans, as ``terraform show -json`` tells them."""
    program = pinned.scripts(ENVIRONMENT, REQUIREMENTS) / "checkov"
    options = ["--framework", "terraform_plan", "--output", "json", "--skip-download", "--quiet", "--compact"]
    ran = subprocess.run(
        [str(program), "--directory", str(plans), *options],
        env={key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "BC_", "PRISMA_"))},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert ran.returncode in {0, 1}, ran.stderr
    report = json.loads(ran.stdout)
    assert report["summary"]["parsing_errors"] == 0
    assert report["summary"]["resource_count"] > 0
    return {Finding(each["check_id"], each["resource"]) for each in report["results"]["failed_checks"]}
