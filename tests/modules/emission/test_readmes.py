"""The examples of all READMEs can be planned as they stand."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.modules.emission.emitted import NAMES, ROOT, emitted
from tests.modules.emission.example import terraform_in
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from pathlib import Path

USAGE = re.compile(r"```hcl\n(.*?)```", re.DOTALL)
PROVIDER = 'provider "aws" {\n  region = "us-east-1"\n}\n'
CATALOGUE = re.compile(r"^\| ([a-z-]+) \| .+ \|$", re.MULTILINE)


@pytest.mark.rehearsal
def test_the_usage_of_every_module_is_planned(tmp_path: Path) -> None:
    shutil.copytree(emitted(), tmp_path / "modules")
    for name in NAMES:
        (usage,) = USAGE.findall((emitted() / name / "README.md").read_text())
        (tmp_path / f"{name}.tf").write_text(usage)
    (tmp_path / "provider.tf").write_text(PROVIDER)
    with EmbeddedAws(account="111111111111", region="us-east-1", log=tmp_path / "aws.log") as aws:
        terraform = terraform_in(tmp_path, tmp_path, aws)
        terraform.init()
        terraform.run("fmt", "-check", "-diff")

        said = terraform.run("plan", "-input=false", "-no-color").stdout

    assert "0 to change, 0 to destroy" in said


@pytest.mark.synth
def test_the_catalogue_lists_every_module() -> None:
    page = (ROOT / "docs" / "modules.md").read_text()
    assert CATALOGUE.findall(page.partition("## The catalogue")[2].partition("## Publishing")[0]) == NAMES
