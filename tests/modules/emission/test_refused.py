"""What a module refuses before anything is planned: each file of ``refused/`` is for ``terraform test``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.modules.emission.emitted import emitted
from tests.modules.emission.example import environment
from tests.rehearsal.embedded_aws.terraform import Terraform

REFUSED = sorted(Path(__file__).with_name("refused").glob("*.tftest.hcl"))


@pytest.mark.rehearsal
@pytest.mark.parametrize("tests", REFUSED, ids=lambda at: at.name.partition(".")[0])
def test_a_module_refuses_what_aws_would_not_take(tests: Path, tmp_path: Path) -> None:
    module = tmp_path / "module"
    shutil.copytree(emitted() / tests.name.partition(".")[0], module)
    (module / "tests").mkdir()
    shutil.copy(tests, module / "tests")
    terraform = Terraform(module, environment(tmp_path))
    terraform.init()

    said = terraform.run("test", "-no-color").stdout

    assert f"{len(re.findall('^run ', tests.read_text(), re.MULTILINE))} passed, 0 failed" in said
