from __future__ import annotations

import configparser
import time
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from . import tools, web
from .machine import Machine

if TYPE_CHECKING:
    from pathlib import Path

    from .buildspec_runner import Build

pytestmark = pytest.mark.apps

HOOKS = ("ApplicationStop", "BeforeInstall", "AfterInstall", "ApplicationStart", "ValidateService")
WITHOUT_SERVER = HOOKS[:-1]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def appspec() -> dict[str, Any]:
    document: dict[str, Any] = YAML(typ="safe").load(tools.ROOT / "app/web/appspec.yml")
    return document


def script(hook: str) -> Path:
    (only,) = appspec()["hooks"][hook]
    return tools.ROOT / "app/web" / str(only["location"])


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(tools.ROOT / "app/web/deploy/web.service")
    return parser


def test_everything_that_the_appspec_names_is_in_the_artifact(web_build: Build) -> None:
    assert tuple(appspec()["hooks"]) == HOOKS
    for hook in HOOKS:
        (only,) = appspec()["hooks"][hook]
        assert only["location"] in web_build.files
    for entry in appspec()["files"]:
        assert (web_build.artifact / entry["source"]).exists(), entry


def test_two_releases_in_a_row_make_one_user_and_restart_the_service_twice(machine: Machine) -> None:
    for _ in range(2):
        for hook in WITHOUT_SERVER:
            done = machine.run(script(hook))
            assert done.returncode == 0, done.stderr
    assert len(machine.called("useradd")) == 1
    assert len(machine.called("groupadd")) == 1
    assert machine.called("systemctl enable") == ["systemctl enable web.service"] * 2
    assert machine.called("systemctl restart") == ["systemctl restart web.service"] * 2
    assert machine.called("systemctl stop") == ["systemctl stop web.service"]


@pytest.mark.parametrize("hook", WITHOUT_SERVER)
def test_a_hook_that_runs_again_succeeds_again(machine: Machine, hook: str) -> None:
    assert [machine.run(script(hook)).returncode for _ in range(2)] == [0, 0]


def test_application_stop_has_nothing_to_do_on_a_fresh_machine(machine: Machine) -> None:
    for _ in range(2):
        assert machine.run(script("ApplicationStop")).returncode == 0
    assert machine.called("systemctl stop") == []


def test_before_install_says_that_node_is_missing(machine: Machine) -> None:
    machine.without("node-24")
    done = machine.run(script("BeforeInstall"))
    assert done.returncode == 1
    assert "nodejs24" in done.stderr


def test_after_install_lets_the_service_read_its_code_but_not_change_it(machine: Machine) -> None:
    assert machine.run(script("AfterInstall")).returncode == 0
    assert "chown --recursive root:web /opt/web" in machine.calls
    assert "chmod --recursive u=rwX,g=rX,o= /opt/web" in machine.calls
    assert machine.calls[-1] == "systemctl daemon-reload"


def test_application_start_fails_when_the_service_does_not_start(machine: Machine) -> None:
    machine.failing("systemctl")
    assert machine.run(script("ApplicationStart")).returncode != 0


@pytest.mark.parametrize("line", ["PORT={port}", 'PORT="{port}"', "PORT=1\nOTHER=2\nPORT={port}"])
def test_validate_service_asks_the_port_of_the_settings(
    machine: Machine, web_build: Build, tmp_path: Path, line: str
) -> None:
    port = tools.free_port()
    settings = tmp_path / "settings"
    settings.write_text(line.format(port=port) + "\n")
    with web.running(web_build.artifact, port):
        done = machine.run(script("ValidateService"), WEB_SETTINGS=str(settings))
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"http://127.0.0.1:{port}/health answers\n"


def test_validate_service_gives_up_in_time_when_nothing_answers(machine: Machine) -> None:
    started = time.monotonic()
    done = machine.run(script("ValidateService"), PORT=str(tools.free_port()), WEB_VALIDATE_SECONDS="2")
    assert done.returncode == 1
    assert "did not answer within 2 seconds" in done.stderr
    assert time.monotonic() - started < 8


def test_validate_service_gives_up_before_codedeploy_does() -> None:
    (only,) = appspec()["hooks"]["ValidateService"]
    assert 'seconds="${WEB_VALIDATE_SECONDS:-60}"' in script("ValidateService").read_text()
    assert only["timeout"] > 60


def test_unit_runs_the_installed_code_as_the_user_that_the_hook_makes(machine: Machine) -> None:
    service = unit()["Service"]
    assert machine.run(script("BeforeInstall")).returncode == 0
    (made,) = machine.called("useradd")
    assert made.split()[-1] == service["User"]
    assert {entry["destination"] for entry in appspec()["files"] if entry["source"] == "package.json"} == {
        service["WorkingDirectory"]
    }
    assert service["ExecStart"] == "/usr/bin/node-24 src/server.js"


def test_unit_is_hardened_and_restarts() -> None:
    service = unit()["Service"]
    assert service["Restart"] == "always"
    assert service["NoNewPrivileges"] == "true"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
