"""What is generated and committed is what the code says now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from ruamel.yaml import YAML

from viaduct.spec.rulebook import page
from viaduct.spec.schema import schema, schema_text

ROOT = Path(__file__).parents[2]


def test_the_schema_is_up_to_date() -> None:
    committed = (ROOT / "docs/pipelines.schema.json").read_text("utf-8")
    assert committed == schema_text(), "run: python -m viaduct schema --write docs/pipelines.schema.json"


def test_the_rules_page_is_up_to_date() -> None:
    committed = (ROOT / "docs/rules.md").read_text("utf-8")
    assert committed == page(), "run: python -m viaduct rules --write docs/rules.md"


def test_the_sample_names_the_schema_for_editors_and_fits_it() -> None:
    text = (ROOT / "pipelines.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=docs/pipelines.schema.json\n")
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    validator.validate(YAML(typ="safe", pure=True).load(text))


@pytest.mark.parametrize(
    "change",
    [
        {"sytem": "demo"},
        {"system": "Demo"},
        {"home": {"account": 111111111111, "region": "us-east-1"}},
        {"environments": {}},
        {"environments": {"Staging": {"regions": ["us-east-1"]}}},
        {"environments": {"staging": {"regions": ["us-east-1"], "approval": None}}},
        {"services": {"web": {"deploy": {"kind": "serverless"}}}},
        {"services": {"web": {"deploy": {"kind": "sam", "port": 80}}}},
    ],
)
def test_the_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    sample = YAML(typ="safe", pure=True).load((ROOT / "pipelines.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors({**sample, **change}))


def test_the_schema_has_no_titles_of_pydantics_and_no_nulls() -> None:
    text = schema_text()
    assert json.loads(text)["title"] == "pipelines.yaml"
    assert text.count('"title"') == 1
    assert "null" not in text
