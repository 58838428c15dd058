"""The resources that Viaduct emits: applied, left alone, changed in place, left alone, destroyed."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rehearsal.embedded_aws.attached import initialized

if TYPE_CHECKING:
    from tests.rehearsal.embedded_aws.terraform import Terraform

pytestmark = pytest.mark.rehearsal

HCL = Path(__file__).parent / "hcl"
CHANGED = "-var=changed=true"

GROUPS = {
    "fleet": ["fleet"],
    "network and storage": ["network", "s3"],
    "delivery": ["codebuild", "codepipeline", "connections", "iam", "kms"],
    "alerts and packages": ["packages", "watch"],
}
"""Files applied together: each Terraform command costs seconds of CPU, however little it has to do."""


def test_every_file_is_in_a_group() -> None:
    assert sorted(chain.from_iterable(GROUPS.values())) == sorted(path.stem for path in HCL.glob("[a-z]*.tf"))


@pytest.mark.parametrize("group", GROUPS)
def test_group_is_applied_changed_and_destroyed_with_empty_plans_between(terraform: Terraform, group: str) -> None:
    for name in GROUPS[group]:
        shutil.copy(HCL / f"{name}.tf", terraform.directory)
    with initialized(terraform) as staying:
        staying.apply()
        staying.assert_no_changes()
        staying.apply(CHANGED)
        staying.assert_no_changes(CHANGED)
        staying.destroy()
        assert staying.state() == []
