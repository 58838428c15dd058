"""What holds for all applications' sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.findings.accepted import Finding, assert_accepted

from . import tools

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.apps
APPS = ("web", "hello", "product")


@pytest.mark.parametrize("app", APPS)
def test_own_unit_tests_pass(app: str, tmp_path: Path) -> None:
    directory = tools.copy_app(app, tmp_path) / "app" / app
    install = tools.run([tools.tool("npm"), "ci"], cwd=directory)
    assert install.returncode == 0, install.stderr
    tests = tools.run([tools.tool("npm"), "test"], cwd=directory)
    assert tests.returncode == 0, tests.stdout + tests.stderr


@pytest.mark.parametrize("app", APPS)
def test_lockfile_pins_everything_and_names_no_package_host(app: str) -> None:
    directory = tools.ROOT / "app" / app
    package = json.loads((directory / "package.json").read_text())
    pins = {**package.get("dependencies", {}), **package.get("devDependencies", {})}
    assert all(version[0].isdigit() for version in pins.values())
    lock = json.loads((directory / "package-lock.json").read_text())["packages"]
    assert not [name for name, entry in lock.items() if "resolved" in entry]
    assert not [name for name, entry in lock.items() if name and "integrity" not in entry]


def test_shell_scripts_pass_shellcheck() -> None:
    scripts = sorted(str(path) for path in (tools.ROOT / "app").glob("*/scripts/*.sh"))
    assert len(scripts) >= 6
    check = tools.run([tools.tool("shellcheck"), *scripts])
    assert check.returncode == 0, check.stdout


def test_shell_scripts_stop_at_the_first_error() -> None:
    for script in (tools.ROOT / "app").glob("*/scripts/*.sh"):
        text = script.read_text()
        assert text.startswith("#!/usr/bin/env bash\n"), script
        assert "\nset -euo pipefail\n" in text, script


TEMPLATES = {template.parent.name: template for template in sorted((tools.ROOT / "app").glob("*/template.y*ml"))}


@pytest.mark.parametrize("app", TEMPLATES)
def test_cfn_lint_finds_nothing_in_a_template_that_is_not_accepted(app: str) -> None:
    regions = ["--regions", "us-east-1", "eu-west-1"]
    lint = tools.run([tools.tool("cfn-lint"), "--format", "json", *regions, "--", str(TEMPLATES[app])])
    found = [
        Finding(each["Rule"]["Id"], ".".join(map(str, each["Location"]["Path"]))) for each in json.loads(lint.stdout)
    ]
    assert_accepted("cfn-lint", app, found)
