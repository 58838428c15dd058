"""Resources that a stack emits and a module plans, in one form."""

from __future__ import annotations

import json
from typing import Any

# What a plan says of what was not given.
DEFAULTS = {
    "image_pull_credentials_type": "CODEBUILD",
    "max_session_duration": 3600,
    "project_visibility": "PRIVATE",
    "status": "ENABLED",
}
# Notes of the synthesis, and what refers to another resource.
LEFT_OUT = ("//", "depends_on", "group_name", "role", "service_role")


def comparable(node: Any) -> Any:
    """Without order, references, escapes, notes, and what is as if it were not given."""
    match node:
        case dict():
            kept = {key: comparable(value) for key, value in sorted(node.items()) if key not in LEFT_OUT}
            return {
                key: value for key, value in kept.items() if value not in (None, False, "", [], {}, DEFAULTS.get(key))
            }
        case [dict() as only]:
            return comparable(only)
        case list():
            return sorted((comparable(each) for each in node), key=repr)
        case str() if node.startswith(('{"Version"', '{"Statement"')):
            return comparable(json.loads(node))
        case str():
            return node.replace("$${", "${")
        case _:
            return node
