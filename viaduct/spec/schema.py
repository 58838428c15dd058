"""The JSON Schema of ``pipelines.yaml``, generated from the model."""

from __future__ import annotations

import json
from typing import Any

from viaduct.spec.model import System

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12: what editors check and complete while one types."""
    return {"$schema": DIALECT, **_tidied(System.model_json_schema()), "title": "pipelines.yaml"}


def schema_text() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _tidied(node: Any) -> Any:
    """Without what pydantic adds for itself: titles made from keys, and ``null`` (a key is left out instead, V016)."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    rest = {key: _tidied(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if "patternProperties" in rest:
        rest["additionalProperties"] = False
    return _without_null(rest)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    if isinstance(node.get("default"), dict):
        node = {**node, "default": {key: value for key, value in node["default"].items() if value is not None}}
    choices = node.get("anyOf", [])
    if {"type": "null"} not in choices:
        return node
    real = [choice for choice in choices if choice != {"type": "null"}]
    only = real[0] if len(real) == 1 else {"anyOf": real}
    return {**only, **{key: value for key, value in node.items() if key != "anyOf" and value is not None}}
