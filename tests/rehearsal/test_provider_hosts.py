from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from viaduct.rehearsal.provider_hosts import DEFAULT_HOSTS, link_other_hosts
from viaduct.rehearsal.provider_mirror import mirrored_providers, terraform_cli_config

if TYPE_CHECKING:
    from pathlib import Path

TERRAFORM, OPENTOFU = (f"{host}/hashicorp/aws" for host in DEFAULT_HOSTS)
PACKAGES = ["5.100.0/linux_amd64/terraform-provider-aws", "terraform-provider-aws_5.100.0_linux_amd64.zip"]


def write(mirror: Path, provider: str, package: str) -> None:
    path = mirror / provider / package
    path.parent.mkdir(parents=True)
    path.write_text("a provider")


@pytest.mark.parametrize("package", PACKAGES, ids=["unpacked", "packed"])
@pytest.mark.parametrize(("held", "lacking"), [(TERRAFORM, OPENTOFU), (OPENTOFU, TERRAFORM)])
def test_what_one_host_has_is_there_under_the_other(tmp_path: Path, held: str, lacking: str, package: str) -> None:
    write(tmp_path / "mirror", held, package)
    links = tmp_path / "links"
    assert link_other_hosts(tmp_path / "mirror", [held], links) == [lacking]
    assert mirrored_providers(links) == [lacking]
    assert (links / lacking / package).read_text() == "a provider"


def test_what_is_there_under_both_or_elsewhere_is_left_alone(tmp_path: Path) -> None:
    held = [TERRAFORM, OPENTOFU, "registry.example.com/acme/tool"]
    assert link_other_hosts(tmp_path / "mirror", held, tmp_path / "links") == []
    assert not (tmp_path / "links").exists()


def test_the_configuration_names_both_addresses(tmp_path: Path) -> None:
    write(tmp_path / "packages", TERRAFORM, PACKAGES[0])
    environment = {"HOME": str(tmp_path)}
    path = terraform_cli_config(tmp_path, environment=environment, roots=[tmp_path / "packages"])
    assert path is not None
    text = path.read_text()
    assert f'include = ["{TERRAFORM}"]' in text
    assert f'include = ["{OPENTOFU}"]' in text
    assert f'exclude = ["{TERRAFORM}", "{OPENTOFU}"]' in text


@pytest.mark.rehearsal
def test_a_linked_provider_can_be_installed(tmp_path: Path) -> None:
    config = terraform_cli_config(tmp_path, environment={"HOME": str(tmp_path)})
    if config is None:
        pytest.skip("no mirror on this machine")
    stack = tmp_path / "stack"
    stack.mkdir()
    required = {"aws": {"source": OPENTOFU}}
    (stack / "main.tf.json").write_text(json.dumps({"terraform": {"required_providers": required}}))
    environment = dict(os.environ) | {"TF_CLI_CONFIG_FILE": str(config)}
    command = ["terraform", "init", "-input=false", "-no-color"]
    done = subprocess.run(command, cwd=stack, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
