"""The JSON Schema of ``pipelines.yaml``, generated from the model."""

from __future__ import annotations

import json
from typing import Any

from viaduct.spec.model import System


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **System.model_json_schema(),
        "title": "pipelines.yaml",
    }


def schema_text() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), indent=2) + "\n"
