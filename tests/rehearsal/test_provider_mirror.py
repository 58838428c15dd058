from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viaduct.rehearsal.provider_mirror import find_mirror, mirrored_providers, terraform_cli_config

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    mirror = tmp_path / "packages" / "vendor" / "plugins"
    (mirror / "registry.example.com/hashicorp/aws/5.100.0/linux_amd64").mkdir(parents=True)
    return mirror


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def test_a_configuration_that_the_environment_names_wins(tmp_path: Path, mirror: Path) -> None:
    named = tmp_path / "mine.tfrc"
    named.touch()
    found = terraform_cli_config(
        tmp_path, environment={"TF_CLI_CONFIG_FILE": str(named)}, roots=[tmp_path / "packages"]
    )
    assert found == named


def test_the_users_own_configuration_is_left_to_terraform(tmp_path: Path, home: Path, mirror: Path) -> None:
    (home / ".terraformrc").touch()
    assert terraform_cli_config(tmp_path, environment={"HOME": str(home)}, roots=[tmp_path / "packages"]) is None


def test_a_named_configuration_that_does_not_exist_is_passed_over(tmp_path: Path, home: Path, mirror: Path) -> None:
    environment = {"HOME": str(home), "TF_CLI_CONFIG_FILE": str(tmp_path / "missing.tfrc")}
    path = terraform_cli_config(tmp_path, environment=environment, roots=[tmp_path / "packages"])
    assert path is not None
    text = path.read_text()
    assert f'path    = "{mirror}"' in text
    assert text.count('["registry.example.com/hashicorp/aws"]') == 2


def test_without_a_mirror_terraform_goes_its_ordinary_way(tmp_path: Path, home: Path) -> None:
    assert terraform_cli_config(tmp_path, environment={"HOME": str(home)}, roots=[tmp_path / "packages"]) is None


def test_a_packed_mirror_counts(tmp_path: Path) -> None:
    provider = tmp_path / "registry.example.com/hashicorp/aws"
    provider.mkdir(parents=True)
    assert find_mirror([tmp_path]) is None
    (provider / "terraform-provider-aws_5.100.0_linux_amd64.zip").touch()
    assert find_mirror([tmp_path]) == tmp_path


def test_the_look_ends_a_few_levels_down(tmp_path: Path) -> None:
    deep = tmp_path / "a/b/c/d/registry.example.com/hashicorp/aws/5.100.0/linux_amd64"
    deep.mkdir(parents=True)
    assert find_mirror([tmp_path]) is None
    assert find_mirror([tmp_path / "a"]) == tmp_path / "a/b/c/d"


def test_every_provider_of_the_mirror_is_named(mirror: Path) -> None:
    (mirror / "registry.example.com/acme/tool/1.0.0/linux_amd64").mkdir(parents=True)
    assert mirrored_providers(mirror) == ["registry.example.com/acme/tool", "registry.example.com/hashicorp/aws"]
