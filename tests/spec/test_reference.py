"""docs/spec.md against the model: every key is there, and its example is valid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.specs import EXAMPLES
from viaduct.spec import check_text
from viaduct.spec.base import Model

PAGE = (Path(__file__).parents[2] / "docs/spec.md").read_text("utf-8")
MODELS = sorted(Model.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_has_its_line(kind: type[Model]) -> None:
    for key in kind.model_fields:
        assert re.search(rf"[`. {{]{key}[`:.]", PAGE), key


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
def test_every_block_of_the_page_is_valid(block: str) -> None:
    assert check_text(block)[1] == ()


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_is_free_of_findings(example: Path) -> None:
    assert check_text(example.read_text("utf-8"))[1] == ()
