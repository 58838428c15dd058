"""What every command has in common: help, errors, exits."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from inspect import getdoc
from pathlib import Path

import pytest

from viaduct import __version__
from viaduct.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PRESENT = [name for name in COMMANDS if find_spec(f"viaduct.commands.{name}")]


def run(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "viaduct", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, timeout=60)


@pytest.mark.parametrize("name", PRESENT)
def test_a_command_says_the_same_of_itself_as_the_list_does(name: str) -> None:
    command = getattr(import_module(f"viaduct.commands.{name}"), name)
    assert (getdoc(command) or "").splitlines()[0] == COMMANDS[name]


def test_help_lists_every_command() -> None:
    listed = run("--help").stdout
    assert all(f"\n  {name} " in listed for name in COMMANDS)


def test_a_command_has_its_own_help() -> None:
    assert "--format" in run("check", "--help").stdout


def test_the_version_is_printed() -> None:
    assert run("--version").stdout == f"viaduct {__version__}\n"


@pytest.mark.parametrize("arguments", [["chekc"], ["check", "--formt", "json"], ["check", "--format", "xml"]])
def test_wrong_usage_is_told_without_a_traceback(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_an_error_is_a_message_and_an_exit_code(tmp_path: Path) -> None:
    ran = run("schema", "--write", str(tmp_path / "nowhere" / "s.json"))
    assert ran.returncode == 2
    assert ran.stderr.startswith("viaduct: ")
    assert "Traceback" not in ran.stderr


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    ran = run("--debug", "schema", "--write", str(tmp_path / "nowhere" / "s.json"))
    assert "Traceback" in ran.stderr


@pytest.mark.parametrize("arguments", [["check"], ["rules"], ["schema"], ["--help"], ["--version"]])
def test_output_that_can_not_be_written_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = run(*arguments, stdout=full.fileno())
    assert (ran.returncode, ran.stderr) == (1, "viaduct: can't write: No space left on device\n")


def test_debug_shows_the_traceback_of_output_too() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert "Traceback" in run("--debug", "rules", stdout=full.fileno()).stderr


@pytest.mark.parametrize("arguments", [[], ["check"], ["rehearse"]])
def test_help_has_a_short_name(arguments: list[str]) -> None:
    assert run(*arguments, "-h").stdout == run(*arguments, "--help").stdout != ""


def test_a_misspelled_command_gets_a_suggestion() -> None:
    assert "Did you mean 'check'?" in run("chekc").stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "viaduct", "rules"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupt_exits_130() -> None:
    code = (
        "import viaduct.cli as cli, viaduct.commands.rules as rules\n"
        "def interrupted(): raise KeyboardInterrupt\n"
        "rules.rules = interrupted\n"
        "cli.main(['rules'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 130
    assert "Traceback" not in ran.stderr
