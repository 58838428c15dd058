"""Every specification that the documents show is one that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.synthesis import ROOT, synthesized
from viaduct.delivery.stacks import stacks_of
from viaduct.spec import check_text

BLOCK = re.compile(r"^```ya?ml\n(.*?)^```", re.MULTILINE | re.DOTALL)
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def specs() -> list[object]:
    """The YAML blocks that are a whole spec, not a part of one; a missing README has none."""
    return [
        pytest.param(block, id=f"{path.relative_to(ROOT)}:{number}")
        for path in DOCUMENTS
        if path.exists()
        for number, block in enumerate(BLOCK.findall(path.read_text(encoding="utf-8")), start=1)
        if re.search(r"^system:", block, re.MULTILINE)
    ]


def test_the_readme_shows_a_whole_spec() -> None:
    assert Path(ROOT / "README.md").is_file()
    assert any(re.search(r"^system:", block, re.MULTILINE) for block in BLOCK.findall(DOCUMENTS[0].read_text("utf-8")))


@pytest.mark.thorough
@pytest.mark.synth
@pytest.mark.parametrize("spec", specs())
def test_a_spec_in_a_document_is_checked_ok_and_synthesized(spec: str) -> None:
    system, findings = check_text(spec)

    assert findings == ()
    assert system is not None
    assert set(synthesized(spec).stacks) == {outline.name for outline in stacks_of(system)}
