from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viaduct.errors import MachineError
from viaduct.machine import check_machine, parse_version

if TYPE_CHECKING:
    from pathlib import Path


def program(directory: Path, name: str, says: str = "") -> None:
    path = directory / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    program(tmp_path, "git")
    program(tmp_path, "node", "v24.1.0")
    program(tmp_path, "terraform", '{"terraform_version": "1.11.4"}')
    return tmp_path


def test_a_good_machine_gives_its_terraform(programs: Path) -> None:
    machine = check_machine({"PATH": str(programs)})
    assert machine.terraform == str(programs / "terraform")
    assert machine.version == (1, 11, 4)


def test_opentofu_is_named_as_for_cdktf(programs: Path) -> None:
    program(programs, "tofu", '{"terraform_version": "1.10.0"}')
    machine = check_machine({"PATH": str(programs), "TERRAFORM_BINARY_NAME": "tofu"})
    assert machine.terraform == str(programs / "tofu")


def test_an_old_terraform_is_refused_with_its_version_and_the_way_out(programs: Path) -> None:
    program(programs, "terraform", '{"terraform_version": "1.9.8"}')
    with pytest.raises(MachineError, match=r"terraform is version 1\.9\.8; install Terraform 1\.10 or newer"):
        check_machine({"PATH": str(programs)})


def test_a_program_that_is_no_terraform_is_refused(programs: Path) -> None:
    program(programs, "terraform", "hello")
    with pytest.raises(MachineError, match="is version unknown"):
        check_machine({"PATH": str(programs)})


def test_everything_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        check_machine({"PATH": str(tmp_path), "TERRAFORM_BINARY_NAME": "tofu"}, python=(3, 9, 2))
    text = str(caught.value)
    assert "there is no program 'tofu' on the PATH" in text
    assert "Python 3.11 or newer; this is 3.9.2" in text
    assert "git: install it" in text
    assert caught.value.exit_code == 2


def test_the_shells_terraform_arguments_do_not_reach_the_question(programs: Path) -> None:
    (programs / "terraform").write_text(
        '#!/bin/sh\n[ -z "$TF_CLI_ARGS" ] && echo \'{"terraform_version": "1.10.0"}\'\n'
    )
    assert check_machine({"PATH": str(programs), "TF_CLI_ARGS": "-x"}).version == (1, 10, 0)


@pytest.mark.parametrize(
    ("text", "version"), [("v24.1.0", (24, 1, 0)), ("1.11.4-beta1", (1, 11, 4)), ("18", (18,)), ("none", ())]
)
def test_a_version_is_read_out_of_text(text: str, version: tuple[int, ...]) -> None:
    assert parse_version(text) == version
