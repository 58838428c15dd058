"""docs/spec.md against the model: every key is there, and its examples, as those of docs/github.md, are valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.specs import EXAMPLES
from viaduct.spec import check_text
from viaduct.spec.base import Model

DOCS = Path(__file__).parents[2] / "docs"
PAGE, GITHUB = ((DOCS / name).read_text("utf-8") for name in ("spec.md", "github.md"))
MODELS = sorted(
    (kind for kind in Model.__subclasses__() if kind.__module__.startswith("viaduct.spec.")),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_has_its_line(kind: type[Model]) -> None:
    for key in kind.model_fields:
        assert re.search(rf"[`. {{]{key}[`:.]", PAGE), key


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", PAGE + GITHUB, re.DOTALL))
def test_every_block_of_the_pages_is_valid(block: str) -> None:
    assert check_text(block)[1] == ()


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_is_free_of_findings(example: Path) -> None:
    assert check_text(example.read_text("utf-8"))[1] == ()
