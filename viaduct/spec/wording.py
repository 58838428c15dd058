"""Pydantic's errors in people's words: what is wrong, what was there, what may be there, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from viaduct.spec import codes
from viaduct.spec.finding import Finding
from viaduct.spec.nodes import Scalar, Sequence
from viaduct.spec.shape import Spot, spot
from viaduct.spec.types import NAME_DESCRIPTION

if TYPE_CHECKING:
    from viaduct.spec.finding import Path
    from viaduct.spec.nodes import Node
    from viaduct.spec.plain import Place

MAX_SHOWN = 60
ARTICLES = {"str": "text", "int": "a number", "float": "a number", "bool": "true or false", "NoneType": "nothing"}
EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list",
    "mapping_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "dict_type": "a mapping of keys to values",
}
BOUNDS = {
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} character(s)",
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
    "too_short": "at least {min_length} item(s)",
    "too_long": "at most {max_length} item(s)",
}

Error = Mapping[str, Any]
Wording = Callable[[Error, Spot, "Node | None"], Finding]


def finding(error: Error, index: Mapping[Path, Place]) -> Finding:
    """The finding for one of ``ValidationError.errors()``; not placed yet."""
    at = spot(error["loc"])
    place = index.get(at.path)
    kind = error["type"]
    if kind in EXPECTED:
        return _wrong_type(error, at, place.node if place else None)
    return WORDINGS.get(kind, _wrong_form)(error, at, place.node if place else None)


def shown(path: Path, node: Node | None) -> str:
    """A value as it may be printed: short, and hidden where a secret could stand."""
    if node is None:
        return ""
    if not isinstance(node, Scalar):
        empty = node.size == 1
        return f"{'an empty' if empty else 'a'} {'list' if isinstance(node, Sequence) else 'mapping'}"
    if path[:1] == ("services",) and path[2:3] == ("build",) and path[3:4] in {("secrets",), ("environment",)}:
        return "(hidden)"
    text = node.text if len(node.text) <= MAX_SHOWN else f"{node.text[:MAX_SHOWN]}..."
    return text if node.plain else f'"{text}"'


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """A fix for a misspelled word, or ``""``."""
    close = get_close_matches(word[:MAX_SHOWN], known, n=1, cutoff=0.5)
    return f'did you mean "{close[0]}"?' if close else ""


def _missing(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001 - all wordings take the same
    message = f"the key {at.path[-1]!r} is missing" if at.path else "the file is empty"
    return Finding(codes.MISSING.code, at.path, message, allowed=at.description, fix=f"add '{at.path[-1]}: ...'")


def _no_kind(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001
    kinds = _kinds(at)
    fix = f"add 'kind: {kinds[0]}'"
    return Finding(
        codes.MISSING.code, (*at.path, "kind"), "the key 'kind' is missing", allowed=", ".join(kinds), fix=fix
    )


def _wrong_kind(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001
    kinds = _kinds(at)
    got = str(error["ctx"]["tag"])[:MAX_SHOWN]
    fix = did_you_mean(got, kinds) or f"write {_either(kinds)}"
    return Finding(codes.CHOICE.code, (*at.path, "kind"), "no such kind of deployment", got, ", ".join(kinds), fix)


def _unknown(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001
    known = spot(error["loc"][:-1]).keys
    key = str(at.path[-1])
    fix = did_you_mean(key, known) or "remove it"
    message = f"unknown key {key[:MAX_SHOWN]!r}"
    return Finding(codes.UNKNOWN.code, at.path, message, allowed=", ".join(known), fix=fix, at_key=True)


def _choice(error: Error, at: Spot, node: Node | None) -> Finding:
    choices = tuple(part.strip().strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(","))
    got = shown(at.path, node)
    fix = did_you_mean(got.strip('"'), choices) or f"write {_either(choices)}"
    return Finding(codes.CHOICE.code, at.path, "not one of the allowed values", got, ", ".join(choices), fix)


def _wrong_type(error: Error, at: Spot, node: Node | None) -> Finding:
    if at.path[-1:] == ("account",) and isinstance(error["input"], int) and isinstance(node, Scalar):
        return _bare_account(at, node)
    kind = ARTICLES.get(type(error["input"]).__name__, "")
    got = shown(at.path, node)
    expected = EXPECTED[error["type"]]
    message = f"must be {expected}"
    allowed = f"{expected}: {at.description}" if at.description else expected
    got = f"{got} ({kind})" if kind and isinstance(node, Scalar) else got
    return Finding(codes.TYPE.code, at.path, message, got, allowed, _type_fix(error, at, node))


def _type_fix(error: Error, at: Spot, node: Node | None) -> str:
    if not isinstance(node, Scalar):
        return f"write {EXPECTED[error['type']]}"
    text = shown(at.path, node).strip('"')
    match error["type"]:
        case "string_type":
            return "put it in quotes" if text == "(hidden)" else f'put it in quotes: "{text}"'
        case "int_type" if text.lstrip("-").isdigit():
            return f"remove the quotes: {text}"
        case "tuple_type":
            return f"write a list: [{text}]"
        case other:
            return f"write {EXPECTED[other]}"


def _bare_account(at: Spot, node: Scalar) -> Finding:
    zero = " (with its leading zero it is octal to YAML 1.1, and loses the zero in YAML 1.2)"
    return Finding(
        codes.ACCOUNT.code,
        at.path,
        "an account id without quotes is a number" + (zero if node.text.startswith("0") else ""),
        got=shown(at.path, node),
        allowed=at.description,
        fix=f'put it in quotes: "{shown(at.path, node)}"',
    )


def _wrong_form(error: Error, at: Spot, node: Node | None) -> Finding:
    context = error.get("ctx", {})
    bound = BOUNDS.get(error["type"], "").format(**context)
    pattern = f"text like {context['pattern']}" if "pattern" in context else ""
    allowed = "; ".join(part for part in (bound, at.description or pattern) if part) or error["msg"]
    got = str(at.path[-1])[:MAX_SHOWN] if at.at_key else shown(at.path, node)
    message = "the key has the wrong form" if at.at_key else "the value has the wrong form"
    return Finding(codes.FORM.code, at.path, message, got, allowed, _form_fix(error, at), at_key=at.at_key)


def _form_fix(error: Error, at: Spot) -> str:
    """What was probably meant, where that is plain to see."""
    written = str(at.path[-1]) if at.at_key else str(error["input"])
    meant = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-0123456789")
    if error["type"] == "string_pattern_mismatch" and at.description == NAME_DESCRIPTION and meant:
        return f"write {meant[:MAX_SHOWN]}"
    digits = re.sub(r"[\s-]", "", written)
    if at.path[-1:] == ("account",) and re.fullmatch(r"[0-9]{12}", digits):
        return f'write "{digits}"'
    return "rename it" if at.at_key else "write it as allowed"


def _kinds(at: Spot) -> tuple[str, ...]:
    return tuple(sorted(kind for member in at.type for kind in member.model_fields["kind"].annotation.__args__))


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(words)


WORDINGS: dict[str, Wording] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_not_found": _no_kind,
    "union_tag_invalid": _wrong_kind,
    "literal_error": _choice,
}
