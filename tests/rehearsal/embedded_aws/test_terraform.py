"""The resources that Viaduct emits: applied, left alone, changed in place, left alone, destroyed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.terraform import Terraform

pytestmark = pytest.mark.rehearsal

HCL = Path(__file__).parent / "hcl"
GROUPS = sorted(path.stem for path in HCL.glob("[a-z]*.tf"))
CHANGED = "-var=changed=true"


@pytest.mark.parametrize("group", GROUPS)
def test_group_is_applied_changed_and_destroyed_with_empty_plans_between(terraform: Terraform, group: str) -> None:
    shutil.copy(HCL / f"{group}.tf", terraform.directory)
    terraform.init()
    terraform.apply()
    terraform.assert_no_changes()
    terraform.apply(CHANGED)
    terraform.assert_no_changes(CHANGED)
    terraform.destroy()
    assert terraform.state() == []
