"""Masked values as text."""

from __future__ import annotations

import json
from typing import Any

from viaduct.review.masked import Absent, AfterApply, Decoded, Secret

AFTER_APPLY_WORDS = "(known after apply)"


def is_leaf(value: Any) -> bool:
    """Whether a value is shown in one piece: it is no block, and no list of blocks."""
    if isinstance(value, Decoded):
        return is_leaf(value.value)
    if isinstance(value, list):
        return not any(isinstance(each, dict | list | Decoded) for each in value)
    return not isinstance(value, dict) or not value


def text_of(value: Any) -> str:
    """A value as a person reads it: a string as it is, the rest as JSON, what is hidden as the reason in brackets."""
    return value if isinstance(value, str) else _json(value)


def items_of(value: Any) -> tuple[str, ...]:
    """The elements of a list of scalars; of anything else, none."""
    return tuple(map(text_of, value)) if isinstance(value, list) and is_leaf(value) else ()


def hidden_text(secret: Secret) -> str:
    """What stands in place of a secret."""
    return f"(hidden: {secret.why})" if secret.in_plain else "(sensitive value)"


def canonical(value: Any) -> str:
    """Equal for equal values, and only for them; secrets by their fingerprints. Never shown."""
    return json.dumps(value, sort_keys=True, default=_told_apart)


def _told_apart(value: Any) -> Any:
    match value:
        case Secret():
            return {"\0secret": value.fingerprint}
        case Decoded():
            return {"\0json": value.value}
        case _:
            return {"\0": type(value).__name__}


def _json(value: Any) -> str:
    match value:
        case Secret():
            return hidden_text(value)
        case AfterApply():
            return AFTER_APPLY_WORDS
        case Absent():
            return "null"
        case Decoded():
            return _json(value.value)
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)}: {_json(each)}" for key, each in sorted(value.items())) + "}"
        case list():
            return "[" + ", ".join(map(_json, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)
