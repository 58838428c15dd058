"""Pydantic's errors in people's words: what is wrong, what was there, what may be there, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from viaduct.spec import codes
from viaduct.spec.examples import EXAMPLES
from viaduct.spec.finding import Finding
from viaduct.spec.nearest import did_you_mean, nearest
from viaduct.spec.nodes import Scalar, Sequence
from viaduct.spec.oauth import refused
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
OUT_OF_BOUNDS = {
    "string_too_long": ("the {what} is too long", "at most {max_length} characters"),
    "string_too_short": ("the {what} is too short", "at least {min_length} characters"),
    "greater_than_equal": ("the {what} is too small", "at least {ge}"),
    "less_than_equal": ("the {what} is too large", "at most {le}"),
    "too_short": ("there are too few entries", "at least {min_length}"),
    "too_long": ("there are too many entries", "at most {max_length}"),
}

Error = Mapping[str, Any]
Wording = Callable[[Error, Spot, "Node | None"], Finding]


def findings(errors: Iterable[Error], index: Mapping[Path, Place]) -> Iterator[Finding]:
    """The findings for ``ValidationError.errors()``; not placed yet. A missing key that is only misspelled is one."""
    known = list(errors)
    meant = {_meant(error) for error in known if error["type"] == "extra_forbidden"}
    for error in known:
        if error["type"] != "missing" or error["loc"] not in meant:
            yield _finding(error, index)


def _meant(error: Error) -> Path:
    loc: Path = error["loc"]
    return (*loc[:-1], nearest(str(loc[-1]), spot(loc[:-1]).keys))


def _finding(error: Error, index: Mapping[Path, Place]) -> Finding:
    at = spot(error["loc"])
    place = index.get(at.path)
    kind = error["type"]
    version_1 = _version_1(error, at)
    if version_1:
        return version_1
    if kind in EXPECTED:
        return _wrong_type(error, at, place.node if place else None)
    return WORDINGS.get(kind, _wrong_form)(error, at, place.node if place else None)


def _version_1(error: Error, at: Spot) -> Finding | None:
    match error["type"]:
        case "union_tag_invalid":
            return refused((*at.path, "kind"), error["ctx"]["tag"])
        case "extra_forbidden" | "literal_error":
            return refused(at.path, error["input"])
        case _:
            return None


def shown(path: Path, node: Node | None) -> str:
    """A value as it may be printed: short, and hidden where a secret could stand."""
    if node is None:
        return ""
    if not isinstance(node, Scalar):
        empty = node.size == 1
        return f"{'an empty' if empty else 'a'} {'list' if isinstance(node, Sequence) else 'mapping'}"
    if _may_be_secret(path):
        return "(hidden)"
    text = node.text if len(node.text) <= MAX_SHOWN else f"{node.text[:MAX_SHOWN]}..."
    return text if node.plain else f'"{text}"'


def _may_be_secret(path: Path) -> bool:
    match path:
        case "services", _, "build", "environment" | "secrets", *_:
            return True
        case "services", _, "actions", _, "environment" | "secrets" | "parameters", *_:
            return True
        case _:
            return False


def _missing(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001 - all wordings take the same
    key = str(at.path[-1])
    message = f"the key {key!r} is missing"
    return Finding(codes.MISSING.code, at.path, message, allowed=at.description, fix=f"add '{EXAMPLES[key]}'")


def _no_kind(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001
    fix = "add " + " or ".join(f"'kind: {kind}'" for kind in _kinds(at))
    return Finding(codes.MISSING.code, (*at.path, "kind"), "the key 'kind' is missing", fix=fix)


def _wrong_kind(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001
    kinds = _kinds(at)
    got = str(error["ctx"]["tag"])[:MAX_SHOWN]
    path, fix = (*at.path, "kind"), did_you_mean(got, kinds)
    what = "action" if at.path[-2:-1] == ("actions",) else {"source": "source"}.get(str(at.path[-1]), "deployment")
    return Finding(codes.CHOICE.code, path, f"no such kind of {what}", got, ", ".join(kinds), fix)


def _unknown(error: Error, at: Spot, node: Node | None) -> Finding:  # noqa: ARG001
    known = spot(error["loc"][:-1]).keys
    key = str(at.path[-1])
    fix = did_you_mean(key, known) or _other_kind(error, key) or "remove it"
    message = f"unknown key {key[:MAX_SHOWN]!r}"
    return Finding(codes.UNKNOWN.code, at.path, message, allowed=", ".join(known), fix=fix, at_key=True)


def _other_kind(error: Error, key: str) -> str:
    """The kinds that have the key which this one lacks."""
    around = spot(error["loc"][:-2])
    if not isinstance(around.type, tuple):
        return ""
    kinds = [kind for member in around.type if key in member.model_fields for kind in _kinds_of(member)]
    return "it belongs to " + " or ".join(f"'kind: {kind}'" for kind in kinds) if kinds else ""


def _choice(error: Error, at: Spot, node: Node | None) -> Finding:
    choices = tuple(part.strip().strip("'") for part in error["ctx"]["expected"].replace(" or ", ", ").split(","))
    got = shown(at.path, node)
    fix = did_you_mean(got.strip('"'), choices)
    return Finding(codes.CHOICE.code, at.path, "not one of the allowed values", got, ", ".join(choices), fix)


def _wrong_type(error: Error, at: Spot, node: Node | None) -> Finding:
    if at.path[-1:] == ("account",) and isinstance(error["input"], int) and isinstance(node, Scalar):
        return _bare_account(at, node)
    kind = ARTICLES.get(type(error["input"]).__name__, "")
    got = shown(at.path, node)
    got = f"{got} ({kind})" if kind and isinstance(node, Scalar) else got
    kinds = f"the key kind: {' or '.join(_kinds(at))}" if isinstance(at.type, tuple) else ""
    allowed = f"the keys {', '.join(at.keys)}" if at.keys else kinds or at.description
    return Finding(
        codes.TYPE.code, at.path, f"must be {EXPECTED[error['type']]}", got, allowed, _type_fix(error, at, node)
    )


def _type_fix(error: Error, at: Spot, node: Node | None) -> str:
    """The same value in the right type, where there is one."""
    if not isinstance(node, Scalar):
        return ""
    text = shown(at.path, node).strip('"')
    match error["type"]:
        case "string_type":
            return "put it in quotes" if text == "(hidden)" else f'put it in quotes: "{text}"'
        case "int_type" if text.lstrip("-").isdigit():
            return f"remove the quotes: {text}"
        case "tuple_type":
            return f"write a list: [{text}]"
        case _ if isinstance(at.type, tuple) and text in _kinds(at):
            return f"write {{kind: {text}}}"
        case _:
            return ""


def _bare_account(at: Spot, node: Scalar) -> Finding:
    zero = " (with its leading zero it is octal to YAML 1.1, and loses the zero in YAML 1.2)"
    message = "an account id without quotes is a number" + (zero if node.text.startswith("0") else "")
    got = shown(at.path, node)
    whole = re.fullmatch(r"[0-9]{12}", node.text)
    allowed, fix = ("", f'put it in quotes: "{got}"') if whole else (at.description, "")
    return Finding(codes.ACCOUNT.code, at.path, message, got, allowed, fix)


def _wrong_form(error: Error, at: Spot, node: Node | None) -> Finding:
    context = error.get("ctx", {})
    message, bound = OUT_OF_BOUNDS.get(error["type"], ("the {what} has the wrong form", ""))
    message = message.format(what="key" if at.at_key else "value")
    pattern = f"text like {context['pattern']}" if "pattern" in context else ""
    parts = (bound.format(**context), at.description or pattern)
    allowed = "; ".join(part for part in parts if part) or error["msg"]
    got = (str(at.path[-1])[:MAX_SHOWN] or '""') if at.at_key else shown(at.path, node)
    return Finding(codes.FORM.code, at.path, message, got, allowed, _form_fix(error, at), at_key=at.at_key)


def _form_fix(error: Error, at: Spot) -> str:
    """What was probably meant, where that is plain to see."""
    written = str(at.path[-1]) if at.at_key else str(error["input"])
    if error["type"] == "string_too_long":
        return f"shorten it by {len(written) - error['ctx']['max_length']}"
    if at.description == NAME_DESCRIPTION and re.fullmatch(r"[A-Za-z][A-Za-z0-9 _.-]{0,38}[A-Za-z0-9]", written):
        return f"write {re.sub(r'[^a-z0-9]+', '-', written.lower())}"
    digits = re.sub(r"[\s-]", "", written)
    if at.path[-1:] == ("account",) and re.fullmatch(r"[0-9]{12}", digits):
        return f'write "{digits}"'
    return ""


def _kinds(at: Spot) -> tuple[str, ...]:
    return tuple(sorted(kind for member in at.type for kind in _kinds_of(member)))


def _kinds_of(member: Any) -> tuple[str, ...]:
    return tuple(member.model_fields["kind"].annotation.__args__)


WORDINGS: dict[str, Wording] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_not_found": _no_kind,
    "union_tag_invalid": _wrong_kind,
    "literal_error": _choice,
}
