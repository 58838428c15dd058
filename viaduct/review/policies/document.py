"""A policy document, parsed: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viaduct.review.masked import AfterApply, Decoded, Secret
from viaduct.review.policies.conditions import Condition
from viaduct.review.policies.globs import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

ANYONE = "AWS:*"
EVERYTHING = Pattern("*")


class NotReadable(Exception):
    """A document that can't be judged; the text says why."""


@dataclass(frozen=True)
class Statement:
    """One statement. ``principals`` is empty in a policy of an identity: it speaks of whoever has it."""

    allow: bool
    principals: tuple[Pattern, ...]
    actions: tuple[Pattern, ...]
    resources: tuple[Pattern, ...]
    conditions: tuple[Condition, ...] = ()


def statements(document: Any) -> tuple[Statement, ...]:
    """The statements of a document, which is a masked value.

    Raises:
        NotReadable: it is secret, not known yet, or no policy.
    """
    match document:
        case None | "":
            return ()
        case AfterApply():
            raise NotReadable("known only after apply")
        case Secret():
            raise NotReadable(f"hidden: {document.why}")
        case Decoded(value=dict(policy)):
            found = policy.get("Statement", [])
            return tuple(_statement(each) for each in (found if isinstance(found, list) else [found]))
        case _:
            raise NotReadable("not in the form of a policy")


def principal(kind: str, name: str) -> Pattern:
    """A principal in the one form in which they are compared: ``*`` is everyone, an account its root user's ARN."""
    if name == "*":
        return Pattern(ANYONE if kind in ("AWS", "*") else f"{kind}:*")
    if kind == "AWS" and name.startswith("arn:") and name.endswith(":root"):
        return Pattern(f"AWS:{name.split(':')[4]}")
    return Pattern(f"{kind}:{name}")


def _statement(written: Any) -> Statement:
    if not isinstance(written, dict) or written.get("Effect") not in ("Allow", "Deny"):
        raise NotReadable("not in the form of a policy")
    return Statement(
        allow=written["Effect"] == "Allow",
        principals=_principals(written),
        actions=tuple(Pattern(each.text.lower(), _lower(each.but), each.text) for each in _patterns(written, "Action")),
        resources=_patterns(written, "Resource") or (EVERYTHING,),
        conditions=tuple(sorted(_conditions(written.get("Condition") or {}))),
    )


def _patterns(written: dict[str, Any], name: str) -> tuple[Pattern, ...]:
    if f"Not{name}" in written:
        return (Pattern("*", tuple(sorted(_texts(written[f"Not{name}"])))),)
    return tuple(map(Pattern, sorted({*_texts(written.get(name))})))


def _principals(written: dict[str, Any]) -> tuple[Pattern, ...]:
    if "NotPrincipal" in written:
        return (Pattern("*", tuple(sorted(each.text for each in _named(written["NotPrincipal"])))),)
    return tuple(sorted({*_named(written.get("Principal"))}, key=lambda each: each.text))


def _named(written: Any) -> Iterator[Pattern]:
    if isinstance(written, dict):
        for kind, names in written.items():
            yield from (principal(kind, name) for name in _texts(names))
    else:
        yield from (principal("*", name) for name in _texts(written))


def _conditions(written: Any) -> Iterator[Condition]:
    if not isinstance(written, dict):
        raise NotReadable("not in the form of a policy")
    for operator, keys in written.items():
        for key, values in (keys if isinstance(keys, dict) else {}).items():
            yield Condition(operator, key, tuple(sorted(_texts(values))))


def _texts(written: Any) -> list[str]:
    """One or many; secrets in a policy make it unreadable."""
    values = written if isinstance(written, list) else [] if written is None else [written]
    if any(isinstance(each, Secret | AfterApply | Decoded | dict | list) for each in values):
        raise NotReadable("a part of it is hidden or not known yet")
    return [str(each).lower() if isinstance(each, bool) else str(each) for each in values]


def _lower(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.lower() for text in texts)
