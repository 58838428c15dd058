"""Every example of every module is applied with the real Terraform, and the second plan is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.modules.emission.emitted import examples
from tests.modules.emission.example import example
from tests.rehearsal.embedded_aws.attached import initialized
from viaduct.rehearsal.embedded_aws import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCOUNT = "111111111111"
REGION = "us-east-1"


@pytest.fixture(scope="module")
def aws() -> Iterator[EmbeddedAws]:
    """One for all, since each example leaves nothing."""
    with EmbeddedAws(account=ACCOUNT, region=REGION) as running:
        yield running


@pytest.mark.rehearsal
@pytest.mark.parametrize("name", examples())
def test_an_example_is_applied_planned_again_without_changes_and_destroyed(
    name: str, tmp_path: Path, aws: EmbeddedAws
) -> None:
    terraform = example(name, tmp_path, aws)
    terraform.run("fmt", "-check", "-diff", "-recursive", str(tmp_path))
    with initialized(terraform) as terraform:
        terraform.apply()

        assert terraform.state()
        terraform.assert_no_changes()
        terraform.destroy()
        assert terraform.state() == []
