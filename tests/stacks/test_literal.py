"""What a spec says in free text reaches AWS as it is written, and never runs as Terraform."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from stacks.literal import literal
from tests import synthesis

if TYPE_CHECKING:
    from pathlib import Path

NASTY = ["${x}", "$${x}", "$$${x}", "%{ if x }", "%%{x", "$", "100%", '${file("/etc/hostname")}', "{x}"]
SPEC = """\
system: demo
home: {account: "111111111111", region: us-east-1}
source: {repository: acme/shop}
environments:
  staging: {regions: [us-east-1], approval: {url: "https://example.com/${x}"}}
services:
  web:
    source: {paths: ["app/${x}/**"]}
    build: {environment: {A: '${file("/etc/hostname")}', B: "%{ if x }"}}
    deploy: {kind: codedeploy, health_check: "/h${x}"}
"""


@pytest.mark.synth
def test_no_text_of_a_spec_is_emitted_as_an_expression() -> None:
    emitted = b"".join(synthesis.synthesized(SPEC).files.values()).decode()

    for text in ("/etc/hostname", "{ if x }", "example.com/", "app/", "/h"):
        assert text in emitted
    assert "$${file(" in emitted
    assert "%%{ if x }" in emitted
    assert emitted.count("${x}") == emitted.count("$${x}") == 3


@pytest.mark.rehearsal
def test_terraform_reads_back_exactly_what_was_written(tmp_path: Path) -> None:
    outputs = {f"o{index}": {"value": literal(text)} for index, text in enumerate(NASTY)}
    (tmp_path / "main.tf.json").write_text(json.dumps({"output": outputs}))

    for command in (["init"], ["apply", "-auto-approve"]):
        subprocess.run(["terraform", *command], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    read = subprocess.run(["terraform", "output", "-json"], cwd=tmp_path, check=True, capture_output=True, timeout=60)

    values = json.loads(read.stdout)
    assert [values[name]["value"] for name in outputs] == NASTY
